package org.edgedaemon.cli.remote;

import java.util.List;
import java.util.Map;
import org.edgedaemon.admin.DestinationInfo;
import org.edgedaemon.admin.DestinationOperations;
import org.edgedaemon.admin.TestReport;
import org.edgedaemon.destination.DestinationId;

record RemoteDestinations(AdminClient client) implements DestinationOperations {
  @Override
  public List<DestinationInfo> list() {
    return Pages.all(
        after ->
            client.get(
                "destinations",
                new Query().with("after", after),
                Shape.pageOf(DestinationInfo.class)));
  }

  @Override
  public TestReport test(DestinationId id) {
    return client.post("destinations/" + id + "/test", Map.of(), Shape.of(TestReport.class));
  }
}
