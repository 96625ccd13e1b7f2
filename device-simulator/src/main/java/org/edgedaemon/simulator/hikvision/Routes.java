package org.edgedaemon.simulator.hikvision;

/** Finds the page of a request that was let in. */
final class Routes {
  static final String STREAM = "/ISAPI/Event/notification/alertStream";

  private final HikvisionCore core;
  private final SystemPages system;
  private final AccessPages access;
  private final SearchPages search;
  private final UserPages users;
  private final HostPages hosts;

  Routes(HikvisionCore core, StreamHall hall, PushDesk pushes) {
    this.core = core;
    this.system = new SystemPages(core);
    this.access = new AccessPages(core, hall);
    this.search = new SearchPages(core);
    this.users = new UserPages(core);
    this.hosts = new HostPages(core, pushes);
  }

  void restart() {
    search.restart();
  }

  Reply answer(Call call) {
    if (absent(call.path)) {
      return missing(call);
    }
    if (call.path.startsWith(PicturePath.FOLDER)) {
      return picture(call);
    }
    if (call.path.startsWith(HostPages.PATH)) {
      Reply host = hosts.answer(call);
      return host == null ? missing(call) : host;
    }
    return switch (call.path) {
      case "/ISAPI/System/time" -> system.time(call);
      case "/ISAPI/AccessControl/AcsEvent" -> search.events(call);
      case "/ISAPI/AccessControl/AcsEventTotalNum" -> search.total(call);
      case "/ISAPI/AccessControl/UserInfo/Search" -> users.search(call);
      default -> call.get() ? read(call) : missing(call);
    };
  }

  private boolean absent(String path) {
    return core.http.missing.stream()
        .anyMatch(gone -> path.equals(gone) || (whole(gone) && path.startsWith(gone)));
  }

  /** Whether all that is below goes with it. */
  private static boolean whole(String path) {
    return path.endsWith("/") || path.equals(HostPages.PATH);
  }

  private Reply read(Call call) {
    return switch (call.path) {
      case "/ISAPI/Security/userCheck" -> system.userCheck();
      case "/ISAPI/Security/illegalLoginLock" -> system.illegalLoginLock();
      case "/ISAPI/System/deviceInfo" -> system.deviceInfo();
      case "/ISAPI/System/status" -> system.status();
      case "/ISAPI/System/capabilities" -> system.capabilities();
      default -> call.path.startsWith("/ISAPI/AccessControl/") ? access(call) : missing(call);
    };
  }

  private Reply access(Call call) {
    return switch (call.path.substring("/ISAPI/AccessControl/".length())) {
      case "capabilities" -> access.capabilities();
      case "DeployInfo" -> access.deployInfo();
      case "AcsWorkStatus" -> access.workStatus();
      case "AcsCfg" -> access.config();
      case "AcsEvent/StorageCfg" -> access.storage();
      case "EventOptimizationCfg" -> access.optimization();
      case "AcsEvent/capabilities" -> search.capabilities();
      case "UserInfo/Count" -> users.count();
      case "UserInfo/capabilities" -> users.capabilities();
      default -> missing(call);
    };
  }

  private Reply picture(Call call) {
    int mark = call.path.indexOf("@WEB");
    if (mark < 0 || !call.get()) {
      return Reply.html(404, "404 Not Found");
    }
    return new Reply(
        200, "image/jpeg", PicturePath.jpeg(core.stream.pictureBytes), java.util.List.of(), false);
  }

  private Reply missing(Call call) {
    return switch (core.http.missingPage) {
      case HTML_404 -> Reply.html(404, "404 Not Found");
      case STATUS_404 -> Refused.notSupport(404).reply(call);
      case NOT_SUPPORT_403 -> Refused.notSupport(403).reply(call);
      case NOT_SUPPORT_200 -> Refused.notSupport(200).reply(call);
    };
  }
}
