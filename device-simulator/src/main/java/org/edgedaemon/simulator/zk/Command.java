package org.edgedaemon.simulator.zk;

/** Command and reply numbers. */
final class Command {
  static final int DIRECT_USERS = 9;
  static final int READ_TEMPLATES = 7;
  static final int USER_WRQ = 8;
  static final int OPTIONS_RRQ = 11;
  static final int OPTIONS_WRQ = 12;
  static final int DIRECT_ATTENDANCE = 13;
  static final int CLEAR_DATA = 14;
  static final int CLEAR_ATTLOG = 15;
  static final int DELETE_USER = 18;
  static final int DELETE_USERTEMP = 19;
  static final int CLEAR_ADMIN = 20;
  static final int UNLOCK = 31;
  static final int CLEAR_OPLOG = 33;
  static final int OPERATION_LOG = 34;
  static final int GET_FREE_SIZES = 50;
  static final int STARTVERIFY = 60;
  static final int STARTENROLL = 61;
  static final int CANCELCAPTURE = 62;
  static final int STATE_RRQ = 64;
  static final int GET_PINWIDTH = 69;
  static final int READ_ONE_TEMPLATE = 88;
  static final int GET_TIME = 201;
  static final int SET_TIME = 202;
  static final int EVENT = 500;
  static final int CONNECT = 1000;
  static final int EXIT = 1001;
  static final int ENABLE = 1002;
  static final int DISABLE = 1003;
  static final int RESTART = 1004;
  static final int POWEROFF = 1005;
  static final int SLEEP = 1006;
  static final int REFRESHDATA = 1013;
  static final int GET_VERSION = 1100;
  static final int AUTH = 1102;
  static final int PREPARE_DATA = 1500;
  static final int DATA = 1501;
  static final int FREE_DATA = 1502;
  static final int DATA_WRRQ = 1503;
  static final int DATA_RDY = 1504;

  static final int ACK_OK = 2000;
  static final int ACK_ERROR = 2001;
  static final int ACK_RETRY = 2003;
  static final int ACK_UNAUTH = 2005;
  static final int ACK_LOCKED = 2032;
  static final int NO_BUFFER = 4989;
  static final int SECURE = 6001;
  static final int ACK_ERROR_INIT = 65532;

  private Command() {}
}
