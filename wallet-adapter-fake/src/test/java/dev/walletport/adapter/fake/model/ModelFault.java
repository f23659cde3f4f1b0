package dev.walletport.adapter.fake.model;

import dev.walletport.adapter.fake.Fault;
import dev.walletport.adapter.fake.Fault.Kind;
import dev.walletport.domain.WalletOperation;
import dev.walletport.domain.WalletProvider;
import java.time.Duration;
import java.util.List;

/**
 * A fault of one call.
 *
 * @param kind its kind
 * @param time how long it takes, or how long the customer is to wait
 * @param text the code of a refusal, or the provider that is down
 */
record ModelFault(Kind kind, Duration time, String text) {

  static final ModelFault NONE = slow(Duration.ZERO);

  /** What a sequence draws from. Rounded to seconds some waits change, others do not. */
  static final List<ModelFault> ALL = List.of(
      of(Kind.UNAVAILABLE),
      of(Kind.ANSWER_LOST),
      of(Kind.ANSWER_RESET),
      of(Kind.ANSWER_CUT),
      of(Kind.ANSWER_DRIPS),
      of(Kind.BAD_GATEWAY),
      of(Kind.REQUEST_LOST),
      slow(Duration.ofMillis(1500)),
      slow(Duration.ofMinutes(3)),
      slow(Duration.ofMinutes(10)),
      throttled(Duration.ZERO),
      throttled(Duration.ofMillis(29_001)),
      throttled(Duration.ofSeconds(90)),
      refused("a_code_of_no_meaning"),
      refused("otp_expired"),
      refused("access_denied"),
      of(Kind.WRONG_OTP),
      of(Kind.WRONG_OTP),
      of(Kind.SMS_FAILED),
      of(Kind.SMS_FAILED),
      down(WalletProvider.MOBIKWIK),
      down(WalletProvider.LAZYPAY));

  static ModelFault of(Kind kind) {
    return new ModelFault(kind, Duration.ZERO, "");
  }

  static ModelFault slow(Duration time) {
    return new ModelFault(Kind.SLOW, time, "");
  }

  static ModelFault throttled(Duration wait) {
    return new ModelFault(Kind.THROTTLED, wait, "");
  }

  static ModelFault refused(String code) {
    return new ModelFault(Kind.REFUSED, Duration.ZERO, code);
  }

  private static ModelFault down(WalletProvider provider) {
    return new ModelFault(Kind.PROVIDER_DOWN, Duration.ZERO, provider.code());
  }

  static List<ModelFault> of(WalletOperation operation) {
    return ALL.stream()
        .filter(fault -> fault.kind.operations().contains(operation))
        .toList();
  }

  boolean is(Kind other) {
    return kind == other;
  }

  boolean isDown(WalletProvider provider) {
    return is(Kind.PROVIDER_DOWN) && text.equals(provider.code());
  }

  /** The same fault, as it is set at the fake. */
  Fault atTheFake() {
    return switch (kind) {
      case UNAVAILABLE -> Fault.unavailable();
      case ANSWER_LOST -> Fault.answerLost();
      case ANSWER_RESET -> Fault.answerReset();
      case ANSWER_CUT -> Fault.answerCut();
      case ANSWER_DRIPS -> Fault.answerDrips();
      case BAD_GATEWAY -> Fault.badGateway();
      case REQUEST_LOST -> Fault.requestLost();
      case SLOW -> Fault.slow(time);
      case THROTTLED -> Fault.throttled(time);
      case REFUSED -> Fault.refused(text, "A message.");
      case WRONG_OTP -> Fault.wrongOtp();
      case SMS_FAILED -> Fault.smsFailed();
      case PROVIDER_DOWN -> Fault.providerDown(WalletProvider.of(text));
    };
  }
}
