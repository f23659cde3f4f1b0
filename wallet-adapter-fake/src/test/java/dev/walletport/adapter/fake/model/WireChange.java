package dev.walletport.adapter.fake.model;

/** What the wire changes: the rows of the table in the page on the fake, by their first column. */
enum WireChange {
  /** Waits are whole seconds, rounded up. */
  WAIT("a wait"),
  /** The adapter reads the wallet, and shows it with a token of its own. */
  WRONG_STATE("a call in the wrong state"),
  /** A read is repeated. */
  FAULT_OF_A_READ("a fault of one read"),
  /** A code is read as the failure that it stands for. */
  MEANING_OF_A_CODE("`Fault.refused` with the code or the words of another failure"),
  /** A command that met a 503 may have been applied, for all that a client knows. */
  UNAVAILABLE_COMMAND("`Fault.unavailable()` of a command"),
  /** The path of a wallet is refused before the gateway. */
  UNKNOWN_WALLET("a wallet that is unknown, or of another customer"),
  /** The path of a wallet names no customer, so the routing id alone tells who calls. */
  OTHER_ROUTING_ID("a call for a wallet by a routing id that is not the customer's id"),
  /** Dates in JSON have no fraction of a second. */
  DATE_OF_A_BALANCE("when a balance was read"),
  /** The adapter counts the life of a token from the begin of the call. */
  ISSUE_OF_A_TOKEN("when a token was issued");

  private final String row;

  WireChange(String row) {
    this.row = row;
  }

  /** The first column of its row. */
  String row() {
    return row;
  }
}
