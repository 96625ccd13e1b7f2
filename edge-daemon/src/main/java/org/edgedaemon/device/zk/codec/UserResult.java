package org.edgedaemon.device.zk.codec;

/** What one record of the user list turned out to be. */
public sealed interface UserResult {
  /**
   * A person. Passwords, cards and templates are not read at all.
   *
   * @param uid the terminal's own row number, 0 to 65535: reused after deletion, different on every
   *     terminal
   * @param userId what the operator chose: printable ASCII, not empty, leading zeros kept
   * @param name empty when there is none
   * @param group access group, 0 to 255
   */
  record User(int uid, String userId, String name, Privilege privilege, int group)
      implements UserResult {}

  /** A slot that holds a template, not a person (AK3750): skip it. */
  record TemplateSlot() implements UserResult {}

  /**
   * A record that names no person.
   *
   * @param reason what is wrong with it; no personal data
   */
  record BadUser(String reason, RawBytes bytes) implements UserResult {}
}
