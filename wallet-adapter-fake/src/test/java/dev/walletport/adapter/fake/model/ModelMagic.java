package dev.walletport.adapter.fake.model;

import dev.walletport.adapter.fake.Fault.Kind;
import io.vavr.control.Option;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The magic OTPs of the page on the fake: at least four characters, zeros and one of these codes.
 */
final class ModelMagic {

  private static final Pattern FORM = Pattern.compile("00+([0-9]{2})");

  private static final Map<String, ModelAnswer> REFUSALS = Map.of(
      "11", ModelAnswer.no("OtpRejected.Wrong", AnswerWords.NO_COUNT),
      "12", ModelAnswer.no("OtpRejected.Expired"),
      "13", ModelAnswer.no("OtpRejected.GuessesExhausted"),
      "14", ModelAnswer.no("OtpRejected.NotRequested"),
      "15", ModelAnswer.no("AccountLocked"),
      "16", ModelAnswer.no("CredentialsRefused"));

  private static final Map<String, ModelFault> FAULTS = Map.of(
      "20", ModelFault.throttled(Duration.ofSeconds(30)),
      "21", ModelFault.refused("magic_refusal"),
      "30", ModelFault.of(Kind.UNAVAILABLE),
      "31", ModelFault.of(Kind.ANSWER_LOST),
      "32", ModelFault.of(Kind.REQUEST_LOST),
      "33", ModelFault.of(Kind.ANSWER_RESET),
      "34", ModelFault.of(Kind.ANSWER_CUT),
      "35", ModelFault.of(Kind.ANSWER_DRIPS),
      "36", ModelFault.of(Kind.BAD_GATEWAY),
      "40", ModelFault.slow(Duration.ofSeconds(30)));

  private static final String LINKED = "10";

  private ModelMagic() {}

  /** The code in a magic OTP; none in any other. */
  static Option<String> code(String typed) {
    Matcher form = FORM.matcher(typed);
    return form.matches()
        ? Option.some(Objects.requireNonNull(form.group(1))).filter(ModelMagic::isKnown)
        : Option.none();
  }

  private static boolean isKnown(String code) {
    return code.equals(LINKED) || REFUSALS.containsKey(code) || FAULTS.containsKey(code);
  }

  static ModelFault fault(String code) {
    return FAULTS.getOrDefault(code, ModelFault.NONE);
  }

  /** None for a code that links. */
  static Option<ModelAnswer> refusal(String code) {
    return Option.of(REFUSALS.get(code));
  }
}
