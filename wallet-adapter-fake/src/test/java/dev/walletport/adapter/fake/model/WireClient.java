package dev.walletport.adapter.fake.model;

import dev.walletport.domain.Customer;
import io.vavr.control.Option;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;

/** A client over the wire: the rows of {@link WireChange}, each of which can be left out. */
final class WireClient implements ModelClient {

  /** The codes that faults refuse with and that stand for another failure. */
  private static final Map<String, String> MEANINGS =
      Map.of("otp_expired", "OtpRejected.Expired", "access_denied", "CredentialsRefused");

  private final Set<WireChange> changes;
  private final int attempts;
  private final Duration deadline;

  /** A client whose calls have so many attempts, if they are reads, until a deadline. */
  WireClient(int attempts, Duration deadline) {
    this(EnumSet.allOf(WireChange.class), attempts, deadline);
  }

  private WireClient(Set<WireChange> changes, int attempts, Duration deadline) {
    this.changes = changes;
    this.attempts = attempts;
    this.deadline = deadline;
  }

  WireClient without(WireChange change) {
    Set<WireChange> fewer = EnumSet.copyOf(changes);
    fewer.remove(change);
    return new WireClient(fewer, attempts, deadline);
  }

  private boolean has(WireChange change) {
    return changes.contains(change);
  }

  @Override
  public ProviderModel provider() {
    return new ProviderModel(
        date -> has(WireChange.DATE_OF_A_BALANCE) ? date.truncatedTo(ChronoUnit.SECONDS) : date);
  }

  @Override
  public ModelAnswer call(ProviderModel provider, ModelCall call) {
    if (has(WireChange.ISSUE_OF_A_TOKEN)) {
      provider.begin();
    }
    return call.isOnOneWallet()
        ? caller(provider.state, call)
            .map(caller -> explained(provider, call.by(caller)))
            .getOrElse(() -> ModelAnswer.no("WalletNotFound"))
        : exchanged(provider, call);
  }

  /** The customer as whom the sandbox takes the call; none if it refuses it. */
  private Option<Customer> caller(ModelState state, ModelCall call) {
    Option<Customer> owner = state.wallet(call.wallet()).map(wallet -> wallet.owner.customer);
    Option<Customer> taken = owner
        .filter(one -> isTaken(state, one, call.customer()))
        .map(one -> Customer.guest(one.id(), call.customer().routingId()));
    return has(WireChange.UNKNOWN_WALLET) ? taken : taken.orElse(Option.some(call.customer()));
  }

  private boolean isTaken(ModelState state, Customer owner, Customer caller) {
    String routed = caller.routingId().value();
    return has(WireChange.OTHER_ROUTING_ID)
        ? routed.equals(owner.id().value()) || !state.customers.containsKey(routed)
        : caller.id().equals(owner.id());
  }

  private ModelAnswer explained(ProviderModel provider, ModelCall call) {
    ModelAnswer answer = exchanged(provider, call);
    if (!answer.is(ModelAnswer.NOT_IN_THIS_STATE) || !has(WireChange.WRONG_STATE)) {
      return answer;
    }
    ModelAnswer read = exchanged(provider, call.reading());
    return read.is(ModelAnswer.YES)
        ? new ModelAnswer(answer.kind(), read.words(), Option.none(), read.tokens())
        : ModelAnswer.no(ModelAnswer.REFUSED, code(provider, call));
  }

  private static String code(ProviderModel provider, ModelCall call) {
    return provider.state.wallet(call.wallet()).exists(ModelWallet::isLinked)
        ? "wallet_already_linked"
        : "wallet_not_linked";
  }

  private ModelAnswer exchanged(ProviderModel provider, ModelCall call) {
    ModelAnswer answer = provider.call(call);
    for (int made = 1; made < attempts && isRepeated(call, answer); made++) {
      answer = provider.call(call);
    }
    return translated(provider, call, answer);
  }

  private boolean isRepeated(ModelCall call, ModelAnswer answer) {
    return has(WireChange.FAULT_OF_A_READ)
        && !call.operation().isCommand()
        && (answer.is(ModelAnswer.UNAVAILABLE) || isShortThrottle(answer));
  }

  private boolean isShortThrottle(ModelAnswer answer) {
    return answer.is(ModelAnswer.THROTTLED)
        && answer.delay().exists(wait -> wait.compareTo(deadline) < 0);
  }

  private ModelAnswer translated(ProviderModel provider, ModelCall call, ModelAnswer answer) {
    if (answer.is(ModelAnswer.UNAVAILABLE) && has(WireChange.UNAVAILABLE_COMMAND)) {
      return ModelAnswer.lost(call.operation(), provider.state.now);
    }
    if (answer.is(ModelAnswer.REFUSED) && has(WireChange.MEANING_OF_A_CODE)) {
      return MEANINGS.containsKey(answer.words())
          ? ModelAnswer.no(MEANINGS.getOrDefault(answer.words(), ""))
          : answer;
    }
    return has(WireChange.WAIT) ? answer.waiting(answer.delay().map(WireClient::rounded)) : answer;
  }

  private static Duration rounded(Duration wait) {
    return Duration.ofSeconds(wait.plusNanos(999_999_999).toSeconds());
  }
}
