package dev.walletport.recipes.springboot;

/** A setting that stops the start; it has no cause, because causes repeat what they refuse. */
final class SettingException extends RuntimeException {

  private static final long serialVersionUID = 1;

  private final String variable;

  /**
   * Refuses a setting.
   *
   * @param variable the environment variable that has it
   * @param reason what is wrong and what is right, without a value that may be secret
   */
  SettingException(String variable, String reason) {
    super(variable + " " + reason);
    this.variable = variable;
  }

  String variable() {
    return variable;
  }
}
