package dev.walletport.planted.domain;

/** Says get. */
public final class Getting {

  public String getAmount() {
    return getHidden();
  }

  String getHidden() {
    return "nobody sees this one";
  }

  /** Keeps the rule: the name is that of a library's method. */
  public static final class Failing extends RuntimeException {

    private static final long serialVersionUID = 1;

    @Override
    public String getMessage() {
      return "failing";
    }
  }
}
