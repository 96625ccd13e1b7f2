package org.edgedaemon.dataset.cloud;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.io.CharConversionException;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;
import org.edgedaemon.dataset.Dataset;
import org.edgedaemon.dataset.Reach;
import org.edgedaemon.dataset.RecordId;
import org.edgedaemon.dataset.Window;
import org.edgedaemon.http.ClientRequest;
import org.edgedaemon.http.HttpClient;
import org.edgedaemon.http.StreamResult;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Reads lists of ids, page after page, on the thread of the caller. */
final class IdList {
  private static final Logger LOG = LoggerFactory.getLogger(IdList.class);
  private static final int MOST_PAGES = 1_000_000;
  private static final int PACKED_CHUNK = 16 * 1024;

  private final CloudCalls calls;
  private final HttpClient client;
  private final Judge judge;

  IdList(CloudCalls calls, HttpClient client, Judge judge) {
    this.calls = calls;
    this.client = client;
    this.judge = judge;
  }

  Reach read(Dataset dataset, Window window, Consumer<RecordId> sink) {
    IdScanner scanner = new IdScanner(dataset.idField(), sink);
    try {
      Reach reach = pages(calls.list(dataset.collection(), window.days()), scanner);
      if (scanner.unfit() > 0) {
        LOG.warn(
            "the cloud's list of {} has {} ids that are empty, too long or have blanks around;"
                + " no record here can be one of them",
            dataset.name(),
            scanner.unfit());
      }
      return reach;
    } catch (BrokenOffException e) {
      return judge.of(e.failure()).reach();
    } catch (WrongAnswerException e) {
      return wrong(dataset, judge.shortened(String.valueOf(e.getMessage())));
    } catch (JsonProcessingException | CharConversionException | ZipException | EOFException e) {
      // The parser's words may quote what it read.
      return wrong(dataset, "it is not whole and correct JSON");
    } catch (IOException e) {
      return new Reach.Unreachable("the list of " + dataset.name() + " could not be read");
    }
  }

  private Reach pages(ClientRequest first, IdScanner scanner) throws IOException {
    PageTrail trail = new PageTrail(first.uri(), MOST_PAGES);
    ClientRequest page = first;
    while (true) {
      ChunkPipe pipe = new ChunkPipe(page.totalTimeout().plus(page.readTimeout()));
      StreamResult heard = open(page, pipe);
      if (heard instanceof StreamResult.Ended ended) {
        return judge.of(ended.result()).reach();
      }
      String link = scan((StreamResult.Open) heard, pipe, scanner);
      if (link == null) {
        return new Reach.Good();
      }
      URI next = PageLink.resolve(page.uri(), link);
      trail.follow(next);
      page = calls.listPage(next);
    }
  }

  private StreamResult open(ClientRequest page, ChunkPipe pipe) throws IOException {
    CompletableFuture<StreamResult> heard =
        client.stream(page, pipe)
            .thenApply(
                result -> {
                  if (result instanceof StreamResult.Open open) {
                    pipe.opened(open.stream());
                  }
                  return result;
                })
            .toCompletableFuture();
    return Patience.await(heard, page);
  }

  private static @Nullable String scan(StreamResult.Open head, ChunkPipe pipe, IdScanner scanner)
      throws IOException {
    try (pipe;
        InputStream plain = unpacked(head, pipe)) {
      return scanner.scan(plain);
    }
  }

  private static InputStream unpacked(StreamResult.Open head, ChunkPipe pipe) throws IOException {
    boolean packed = head.header("Content-Encoding").filter("gzip"::equalsIgnoreCase).isPresent();
    return packed ? new GZIPInputStream(pipe, PACKED_CHUNK) : pipe;
  }

  private static Reach wrong(Dataset dataset, String why) {
    return new Reach.Wrong("the cloud's list of " + dataset.name() + " cannot be used: " + why);
  }
}
