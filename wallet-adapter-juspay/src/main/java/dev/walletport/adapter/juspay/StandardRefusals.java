package dev.walletport.adapter.juspay;

import static dev.walletport.adapter.juspay.RefusalMeaning.CREDENTIALS_REFUSED;
import static dev.walletport.adapter.juspay.RefusalMeaning.CUSTOMER_NOT_FOUND;
import static dev.walletport.adapter.juspay.RefusalMeaning.GUESSES_EXHAUSTED;
import static dev.walletport.adapter.juspay.RefusalMeaning.LOCKED;
import static dev.walletport.adapter.juspay.RefusalMeaning.NOT_FOUND;
import static dev.walletport.adapter.juspay.RefusalMeaning.OTP_EXPIRED;
import static dev.walletport.adapter.juspay.RefusalMeaning.OTP_MISSING;
import static dev.walletport.adapter.juspay.RefusalMeaning.OTP_NOT_REQUESTED;
import static dev.walletport.adapter.juspay.RefusalMeaning.OTP_TOO_SOON;
import static dev.walletport.adapter.juspay.RefusalMeaning.THROTTLED;
import static dev.walletport.adapter.juspay.RefusalMeaning.WRONG_OTP;
import static dev.walletport.adapter.juspay.RefusalMeaning.WRONG_STATE;
import static dev.walletport.adapter.juspay.RefusalRow.code;
import static dev.walletport.adapter.juspay.RefusalRow.status;
import static dev.walletport.adapter.juspay.RefusalRow.words;
import static dev.walletport.adapter.juspay.RefusalSource.CHOSEN;
import static dev.walletport.adapter.juspay.RefusalSource.PAGE;
import static dev.walletport.adapter.juspay.RefusalSource.SAMPLE;
import static dev.walletport.adapter.juspay.RefusalSource.SANDBOX;
import static dev.walletport.domain.WalletOperation.LINK;
import static dev.walletport.domain.WalletOperation.REQUEST_OTP;

import java.util.List;
import java.util.stream.Stream;

/** The rows of {@link RefusalTable#standard}. */
final class StandardRefusals {

  /** What may stand between an OTP and what is said of it. */
  private static final String FILLER =
      "(?: (?:the|your|you|that|which|is|was|has|have|had|been|an|a|or|and|already|code|value"
          + "|entered|provided|supplied|given|sent|submitted|expired|incorrect|invalid)){0,6} ";

  /** An OTP, and not a service, a message or a session of that name. */
  private static final String OTP = "otp(?! (?:service|server|gateway|provider|request|session|api"
      + "|token|consent|config\\w*|channel|type|template|flow|length|reference|ref|generation))";

  static final MessagePattern WRONG = MessagePattern.of(
      "invalid / incorrect / wrong OTP",
      "\\b(?:invalid|incorrect|wrong)" + FILLER + OTP + "\\b|\\botp" + FILLER
          + "(?:invalid|incorrect|wrong|mismatch\\w*|not (?:valid|correct|match\\w*)"
          + "|(?:did|does) not match|doesnt match|didnt match)\\b|\\botp mismatch"
          + "|\\benter (?:a |the )?(?:valid|correct) otp\\b"
          + "|\\botp (?:verification|validation) (?:has )?failed\\b");

  static final MessagePattern EXPIRED =
      MessagePattern.of("OTP expired", "\\botp(?:" + FILLER + "| )expired\\b|\\bexpired otp\\b");

  private static final String GUESSES = "(?:attempts?|tries|try|chances?|retries)";
  private static final String SOME = "0*[1-9]\\d{0,3}";

  /** That a guess is left, or more: before the word or behind it. */
  private static final String LEFT =
      "\\b(?:" + SOME + " (?:more|remaining|left) (?:\\w+ )?" + GUESSES
          + "|" + SOME + " (?:\\w+ )?" + GUESSES + " (?:is |are )?(?:left|remaining)"
          + "|(?:remaining|left) (?:\\w+ )?" + GUESSES + " (?:is |are )?" + SOME
          + "|" + GUESSES + " (?:left|remaining) (?:is |are )?" + SOME + ")\\b";

  private static final MessagePattern GUESSES_LEFT =
      MessagePattern.of("a number of attempts left", LEFT);

  static final MessagePattern EXHAUSTED = MessagePattern.of(
      "maximum attempts exceeded / no attempts left",
      "^(?!.*" + LEFT
          + ").*?(?:\\bexceeded (?:the )?max|\\bmax(?:imum)? (?:(?:number|no|limit) (?:of )?)?(?:\\w+ )?"
          + "(?:attempts|tries|retries)\\b"
          + "|\\bno (?:more )?(?:\\w+ )?(?:attempts|tries)\\b"
          + "|\\b(?:attempts|tries) (?:\\w+ ){0,2}(?:exhausted|exceeded|over)\\b"
          + "|\\btoo many (?:\\w+ ){0,2}(?:attempts|tries)\\b)");

  static final MessagePattern ACCOUNT_LOCKED = MessagePattern.of(
      "account is locked",
      "\\b(?:account|user|customer|wallet) (?:(?:is|has been|was|has|been|got|now|temporarily"
          + "|currently) ){0,4}(?:locked|blocked)\\b");

  private static final MessagePattern REQUIRED = MessagePattern.of(
      "OTP is required / missing",
      "\\botp (?:is |was )?(?:required|missing|mandatory|empty|blank|not (?:provided|present))\\b"
          + "|\\botp (?:cannot|can not|must not|should not) be (?:null|empty|blank)\\b"
          + "|\\b(?:missing|empty) otp\\b");

  private static final MessagePattern NOT_REQUESTED = MessagePattern.of(
      "no OTP requested",
      "\\botp (?:is |was |has )?not (?:been )?(?:requested|generated)\\b"
          + "|\\bno otp (?:was |has been )?(?:requested|generated|found)\\b|\\botp not found\\b");

  private static final MessagePattern OF_OTP = MessagePattern.of("OTP", "\\botp\\b");
  private static final MessagePattern NO_WORDS = MessagePattern.of("", "^$");

  private StandardRefusals() {}

  static List<RefusalRow> rows() {
    return Stream.of(credentials(), guesses(), otps(), others(), byWords(), byStatus())
        .flatMap(List::stream)
        .toList();
  }

  private static List<RefusalRow> credentials() {
    return List.of(
        code("ACCESS_DENIED", "MISSING_AUTHENTICATION", "UNAUTHENTICATED", "UNAUTHORIZED")
            .means(CREDENTIALS_REFUSED)
            .named("credentials", PAGE),
        code("BAD_ORIGIN").means(CREDENTIALS_REFUSED).named("origin", PAGE));
  }

  private static List<RefusalRow> guesses() {
    return List.of(
        code("INCORRECT_OTP").means(WRONG_OTP).named("incorrect-otp", SAMPLE),
        code(
                "INVALID_OTP",
                "WRONG_OTP",
                "BAD_OTP",
                "OTP_MISMATCH",
                "OTP_MISMATCHED",
                "OTP_NOT_VALID",
                "OTP_NOT_MATCHED",
                "OTP_NOT_MATCHING",
                "OTP_DOES_NOT_MATCH",
                "OTP_DID_NOT_MATCH",
                "OTP_INVALID_OR_EXPIRED",
                "OTP_VERIFICATION_FAILED",
                "OTP_VALIDATION_FAILED",
                "INVALIDOTP",
                "INCORRECTOTP",
                "WRONGOTP")
            .means(WRONG_OTP)
            .named("wrong-otp", CHOSEN),
        code("OTP_ATTEMPTS_EXHAUSTED").means(GUESSES_EXHAUSTED).named("guesses-exhausted", SANDBOX),
        code(
                "OTP_ATTEMPTS_EXCEEDED",
                "OTP_ATTEMPT_EXCEEDED",
                "OTP_TRIES_EXHAUSTED",
                "OTP_RETRIES_EXHAUSTED",
                "OTP_RETRIES_EXCEEDED",
                "OTP_RETRY_LIMIT_EXCEEDED",
                "OTP_ATTEMPT_LIMIT_EXCEEDED",
                "OTP_ATTEMPTS_LIMIT_EXCEEDED",
                "MAX_OTP_ATTEMPTS",
                "MAX_OTP_ATTEMPTS_EXCEEDED",
                "MAX_OTP_ATTEMPTS_REACHED",
                "MAXIMUM_OTP_ATTEMPTS_EXCEEDED",
                "MAXIMUM_OTP_ATTEMPTS_REACHED")
            .means(GUESSES_EXHAUSTED)
            .named("guesses-exceeded", CHOSEN),
        code("MAX_ATTEMPTS_EXCEEDED", "MAXIMUM_ATTEMPTS_EXCEEDED", "ATTEMPTS_EXHAUSTED")
            .on(LINK)
            .means(GUESSES_EXHAUSTED)
            .named("attempts-exceeded", CHOSEN));
  }

  private static List<RefusalRow> otps() {
    return List.of(
        code("OTP_EXPIRED").means(OTP_EXPIRED).named("otp-expired", SANDBOX),
        code("OTPEXPIRED", "EXPIREDOTP").means(OTP_EXPIRED).named("otpexpired", CHOSEN),
        code("EXPIRED").on(LINK).matching(OF_OTP).means(OTP_EXPIRED).named("expired-of-otp", PAGE),
        code("EXPIRED").on(LINK).matching(NO_WORDS).means(OTP_EXPIRED).named("expired-alone", PAGE),
        code("OTP_NOT_REQUESTED").means(OTP_NOT_REQUESTED).named("not-requested", SANDBOX),
        code("OTP_NOT_GENERATED", "NO_OTP_REQUESTED", "OTP_NOT_FOUND", "OTP_NOT_SENT")
            .on(LINK)
            .means(OTP_NOT_REQUESTED)
            .named("not-generated", CHOSEN),
        code("OTP_TOO_SOON").means(OTP_TOO_SOON).named("too-soon", SANDBOX),
        code("OTP_RESEND_TOO_SOON", "RESEND_TOO_SOON")
            .on(REQUEST_OTP)
            .means(OTP_TOO_SOON)
            .named("resend-too-soon", CHOSEN),
        code("OTP_REQUIRED", "OTP_MISSING", "OTP_EMPTY")
            .on(LINK)
            .means(OTP_MISSING)
            .named("otp-missing", CHOSEN),
        code("MISSING_MANDATORY_PARAMETER")
            .on(LINK)
            .matching(OF_OTP)
            .means(OTP_MISSING)
            .named("parameter-missing", PAGE));
  }

  private static List<RefusalRow> others() {
    return List.of(
        code("USER_LOCKED").means(LOCKED).named("user-locked", SAMPLE),
        code(
                "LOCKED",
                "BLOCKED",
                "ACCOUNT_LOCKED",
                "ACCOUNT_BLOCKED",
                "USER_BLOCKED",
                "CUSTOMER_LOCKED",
                "CUSTOMER_BLOCKED",
                "USER_ACCOUNT_LOCKED",
                "USER_ACCOUNT_BLOCKED",
                "WALLET_LOCKED",
                "WALLET_BLOCKED")
            .means(LOCKED)
            .named("locked", CHOSEN),
        code("WALLET_ALREADY_LINKED", "WALLET_NOT_LINKED")
            .means(WRONG_STATE)
            .named("wallet-state", SANDBOX),
        code("ALREADY_LINKED", "NOT_LINKED").means(WRONG_STATE).named("linked-state", CHOSEN),
        code("INVALID_ACTION", "ALREADY_EXISTS").means(WRONG_STATE).named("wrong-state", PAGE),
        words("customer not found").means(CUSTOMER_NOT_FOUND).named("customer-words", SAMPLE),
        code("OBJECT_NOT_FOUND", "RESOURCE_NOT_FOUND").means(NOT_FOUND).named("not-found", PAGE),
        status(429).means(THROTTLED).named("http-429", CHOSEN));
  }

  private static List<RefusalRow> byWords() {
    return List.of(
        words("otp is required").means(OTP_MISSING).named("otp-required-words", PAGE),
        byWords(REQUIRED, OTP_MISSING).named("otp-missing-words", CHOSEN),
        byWords(ACCOUNT_LOCKED, LOCKED).named("locked-words", CHOSEN),
        byWords(EXHAUSTED, WRONG_OTP).named("exhausted-words", CHOSEN),
        byWords(WRONG, WRONG_OTP).named("wrong-otp-words", CHOSEN),
        byWords(EXPIRED, OTP_EXPIRED).named("otp-expired-words", CHOSEN),
        byWords(NOT_REQUESTED, OTP_NOT_REQUESTED).named("not-requested-words", CHOSEN),
        byWords(GUESSES_LEFT, WRONG_OTP).named("guesses-left-words", CHOSEN));
  }

  private static RefusalRow byWords(MessagePattern pattern, RefusalMeaning meaning) {
    return RefusalCondition.anything().on(LINK).matching(pattern).means(meaning);
  }

  private static List<RefusalRow> byStatus() {
    return List.of(
        status(401, 403).means(CREDENTIALS_REFUSED).named("http-401-403", PAGE),
        status(404).means(NOT_FOUND).named("http-404", PAGE));
  }
}
