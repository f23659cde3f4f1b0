package dev.walletport.adapter.fake;

import dev.walletport.domain.Otp;
import dev.walletport.domain.OtpForm;
import dev.walletport.domain.OtpRejection;
import dev.walletport.domain.WalletFailure;
import dev.walletport.domain.WalletFailure.AccountLocked;
import dev.walletport.domain.WalletFailure.CredentialsRefused;
import dev.walletport.domain.WalletFailure.OtpRejected;
import io.vavr.control.Option;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * One-time passwords that cause an outcome without any set-up, as payment sandboxes have them.
 *
 * <p>Each is zeros and two digits that mean something: {@code 000031} where six digits are asked
 * for, {@code 0031} where four are. The fake draws none of them.
 *
 * <p>They work whether a password was requested or not, and count no guess. From 20 on they apply a
 * {@link Fault} to the call. One that is set by script applies to no call with a magic one, and
 * waits for the next call. If the wallet is linked, or the customer is locked out, by
 * {@link FakeWallets#lock} or by wrong passwords at the provider, they do not link.
 *
 * <table>
 * <caption>Outcomes</caption>
 * <tr><th>six digits</th><th>outcome</th></tr>
 * <tr><td>{@code 000010}</td><td>{@link #LINKED}</td></tr>
 * <tr><td>{@code 000011}</td><td>{@link #WRONG}</td></tr>
 * <tr><td>{@code 000012}</td><td>{@link #EXPIRED}</td></tr>
 * <tr><td>{@code 000013}</td><td>{@link #GUESSES_EXHAUSTED}</td></tr>
 * <tr><td>{@code 000014}</td><td>{@link #NOT_REQUESTED}</td></tr>
 * <tr><td>{@code 000015}</td><td>{@link #ACCOUNT_LOCKED}</td></tr>
 * <tr><td>{@code 000016}</td><td>{@link #CREDENTIALS_REFUSED}</td></tr>
 * <tr><td>{@code 000020}</td><td>{@link #THROTTLED}</td></tr>
 * <tr><td>{@code 000021}</td><td>{@link #REFUSED}</td></tr>
 * <tr><td>{@code 000030}</td><td>{@link #UNAVAILABLE}</td></tr>
 * <tr><td>{@code 000031}</td><td>{@link #ANSWER_LOST}</td></tr>
 * <tr><td>{@code 000032}</td><td>{@link #REQUEST_LOST}</td></tr>
 * <tr><td>{@code 000033}</td><td>{@link #ANSWER_RESET}</td></tr>
 * <tr><td>{@code 000034}</td><td>{@link #ANSWER_CUT}</td></tr>
 * <tr><td>{@code 000035}</td><td>{@link #ANSWER_DRIPS}</td></tr>
 * <tr><td>{@code 000036}</td><td>{@link #BAD_GATEWAY}</td></tr>
 * <tr><td>{@code 000040}</td><td>{@link #SLOW}</td></tr>
 * </table>
 */
@SuppressWarnings("ImmutableEnumChecker") // An Option is immutable, but nothing in Vavr says so.
public enum MagicOtp {
  /** The wallet is linked. */
  LINKED("10", Option.none(), Option.none()),
  /** Rejected as wrong; how many guesses are left is not told. */
  WRONG("11", new OtpRejected(new OtpRejection.Wrong(Option.none()))),
  /** Rejected as expired. */
  EXPIRED("12", new OtpRejected(new OtpRejection.Expired())),
  /** Rejected because all guesses are used up. */
  GUESSES_EXHAUSTED("13", new OtpRejected(new OtpRejection.GuessesExhausted())),
  /** Rejected because none was requested. */
  NOT_REQUESTED("14", new OtpRejected(new OtpRejection.NotRequested())),
  /** Refused because the customer is locked out; until when is not told. */
  ACCOUNT_LOCKED("15", new AccountLocked(Option.none())),
  /** Refused because of the caller's key. */
  CREDENTIALS_REFUSED("16", new CredentialsRefused("access_denied", "")),
  /** Throttled: the next call may be made after 30 seconds. */
  THROTTLED("20", Fault.throttled(Duration.ofSeconds(30))),
  /** Refused with the code {@code magic_refusal}. */
  REFUSED("21", Fault.refused("magic_refusal", "The OTP asked for a refusal.")),
  /** Does not reach the provider, and the caller knows it. */
  UNAVAILABLE("30", Fault.unavailable()),
  /** The wallet is linked and the response is lost: the outcome is unknown. */
  ANSWER_LOST("31", Fault.answerLost()),
  /** The request is lost and the wallet stays unlinked: the outcome is unknown. */
  REQUEST_LOST("32", Fault.requestLost()),
  /** As {@link #ANSWER_LOST}; on the wire, the connection is reset. */
  ANSWER_RESET("33", Fault.answerReset()),
  /** As {@link #ANSWER_LOST}; on the wire, the answer ends in its middle. */
  ANSWER_CUT("34", Fault.answerCut()),
  /** As {@link #ANSWER_LOST}; on the wire, the answer comes a byte every 200 ms. */
  ANSWER_DRIPS("35", Fault.answerDrips()),
  /** As {@link #ANSWER_LOST}; on the wire, a 502 with a page of HTML comes instead. */
  BAD_GATEWAY("36", Fault.badGateway()),
  /** The wallet is linked after 30 seconds on the fake's clock. */
  SLOW("40", Fault.slow(Duration.ofSeconds(30)));

  private static final int SHORTEST_LENGTH = 4;
  private static final int USUAL_LENGTH = 6;
  private static final Map<String, MagicOtp> BY_CODE =
      Arrays.stream(values()).collect(Collectors.toMap(magic -> magic.code, Function.identity()));

  private final String code;
  private final Option<WalletFailure> refusal;
  private final Option<Fault> fault;

  MagicOtp(String code, Option<WalletFailure> refusal, Option<Fault> fault) {
    this.code = code;
    this.refusal = refusal;
    this.fault = fault;
  }

  MagicOtp(String code, WalletFailure refusal) {
    this(code, Option.some(refusal), Option.none());
  }

  MagicOtp(String code, Fault fault) {
    this(code, Option.none(), Option.some(fault));
  }

  /**
   * Writes it as six digits, which most providers ask for.
   *
   * @return what the customer types
   */
  public String typed() {
    return typed(OtpForm.digits(USUAL_LENGTH));
  }

  /**
   * Writes it in a provider's form, as close to six characters as the form allows.
   *
   * @param form the form
   * @return what the customer types
   * @throws IllegalArgumentException if the form allows fewer than four characters
   */
  public String typed(OtpForm form) {
    int length = length(form);
    if (length < SHORTEST_LENGTH) {
      throw new IllegalArgumentException("no magic OTP has " + form.words());
    }
    return "0".repeat(length - code.length()) + code;
  }

  /** The length of a one-time password, drawn or magic: six, or as close as the form allows. */
  static int length(OtpForm form) {
    return Math.min(Math.max(USUAL_LENGTH, form.least()), form.most());
  }

  /** The magic one, if it is one. */
  static Option<MagicOtp> of(Otp otp) {
    return of(otp.reveal());
  }

  /** Fast for most passwords, which do not begin with two zeros. */
  static Option<MagicOtp> of(String typed) {
    return typed.length() >= SHORTEST_LENGTH && typed.startsWith("00")
        ? read(typed)
        : Option.none();
  }

  private static Option<MagicOtp> read(String typed) {
    int zeros = typed.length() - 2;
    return typed.chars().limit(zeros).allMatch(unit -> unit == '0')
        ? Option.of(BY_CODE.get(typed.substring(zeros)))
        : Option.none();
  }

  /** What the provider answers; none if the wallet is linked. */
  Option<WalletFailure> refusal() {
    return refusal;
  }

  /** The fault that it applies to the call. */
  Option<Fault> fault() {
    return fault;
  }
}
