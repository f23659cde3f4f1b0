package dev.walletport.adapter.fake.model;

import dev.walletport.adapter.fake.Fault.Kind;
import dev.walletport.domain.Customer;
import dev.walletport.domain.MobileNumber;
import dev.walletport.domain.NewWallet;
import dev.walletport.domain.RoutingId;
import dev.walletport.domain.WalletOperation;
import io.vavr.control.Option;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/** What the provider answers to a call, and what it does. */
final class ProviderModel {

  /** What {@link Kind#WRONG_OTP} makes of a password. */
  private static final String NEVER_RIGHT = "?";

  private final UnaryOperator<Instant> shownDate;
  private Option<Instant> tokensOf = Option.none();
  final ModelFaults faults = new ModelFaults();
  ModelState state = ModelState.initial();

  /**
   * A provider without customers.
   *
   * @param shownDate how the instant of a reading of a balance is shown
   */
  ProviderModel(UnaryOperator<Instant> shownDate) {
    this.shownDate = shownDate;
  }

  /** Begins a call whose tokens all count from its begin, however long it takes. */
  void begin() {
    tokensOf = Option.some(state.now);
  }

  /** Sets everything back to a state, without any fault. */
  void restore(ModelState kept) {
    state = kept.copy();
    faults.clear();
  }

  /** The fault that the next call of this kind meets. */
  ModelFault faultOf(ModelCall call) {
    return magic(call).map(ModelMagic::fault).getOrElse(() -> faults.peek(call.operation()));
  }

  private static Option<String> magic(ModelCall call) {
    return call.operation() == WalletOperation.LINK
        ? ModelMagic.code(call.input().otp())
        : Option.none();
  }

  ModelAnswer call(ModelCall call) {
    state.journal.add(journalled(call.operation(), call.customer()));
    return under(
        magic(call).map(ModelMagic::fault).getOrElse(() -> faults.take(call.operation())), call);
  }

  static String journalled(WalletOperation operation, Customer customer) {
    RoutingId routing = customer.routingId();
    return operation + " for " + customer.id() + " by " + routing;
  }

  private ModelAnswer under(ModelFault fault, ModelCall call) {
    return switch (fault.kind()) {
      case UNAVAILABLE -> ModelAnswer.no(ModelAnswer.UNAVAILABLE);
      case REQUEST_LOST -> ModelAnswer.lost(call.operation(), state.now);
      case THROTTLED -> ModelAnswer.waiting(ModelAnswer.THROTTLED, fault.time());
      case REFUSED -> ModelAnswer.no(ModelAnswer.REFUSED, fault.text());
      case ANSWER_LOST, ANSWER_RESET, ANSWER_CUT, ANSWER_DRIPS, BAD_GATEWAY -> losing(call);
      case SLOW, WRONG_OTP, SMS_FAILED, PROVIDER_DOWN -> applied(call, fault);
    };
  }

  private ModelAnswer losing(ModelCall call) {
    applied(call, ModelFault.NONE);
    return ModelAnswer.lost(call.operation(), state.now);
  }

  private ModelAnswer applied(ModelCall call, ModelFault fault) {
    state.now = state.now.plus(fault.time());
    return switch (call.operation()) {
      case CREATE -> onCustomer(call, owner -> create(owner, call.input().newWallet(), fault));
      case LIST -> onCustomer(call, this::list);
      case REFRESH_ALL -> onCustomer(call, owner -> refreshAll(owner, fault));
      case REQUEST_OTP -> onUnlinked(call, wallet -> requestOtp(wallet, fault));
      case LINK -> onUnlinked(call, wallet -> link(wallet, call.input().otp(), fault));
      case CHANGE_MOBILE_NUMBER ->
        onUnlinked(call, wallet -> change(wallet, call.input().number()));
      case DELINK -> onLinked(call, ModelWallet::delink);
      case REFRESH -> onLinked(call, wallet -> wallet.read(state.now));
      case FIND -> onWallet(call, this::show);
    };
  }

  private ModelAnswer onCustomer(ModelCall call, Function<ModelCustomer, ModelAnswer> effect) {
    return state
        .customer(call.customer().id())
        .map(effect)
        .getOrElse(() -> ModelAnswer.no("CustomerNotFound"));
  }

  private ModelAnswer onWallet(ModelCall call, Function<ModelWallet, ModelAnswer> effect) {
    return state
        .wallet(call.wallet())
        .filter(wallet -> wallet.owner.customer.id().equals(call.customer().id()))
        .map(effect)
        .getOrElse(() -> ModelAnswer.no("WalletNotFound"));
  }

  private ModelAnswer onUnlinked(ModelCall call, Function<ModelWallet, ModelAnswer> effect) {
    return onWallet(call, wallet -> wallet.isLinked() ? wrongState(wallet) : effect.apply(wallet));
  }

  private ModelAnswer onLinked(ModelCall call, Consumer<ModelWallet> effect) {
    return onWallet(call, wallet -> {
      if (!wallet.isLinked()) {
        return wrongState(wallet);
      }
      effect.accept(wallet);
      return show(wallet);
    });
  }

  private ModelAnswer wrongState(ModelWallet wallet) {
    return ModelAnswer.no(
        ModelAnswer.NOT_IN_THIS_STATE,
        wallet.isLinked() ? linked(wallet, Option.none()) : unlinked(wallet));
  }

  private ModelAnswer create(ModelCustomer owner, NewWallet newWallet, ModelFault fault) {
    if (!state.rules.containsKey(newWallet.provider())) {
      return ModelAnswer.no(ModelAnswer.REFUSED, "gateway_not_found");
    }
    ModelWallet wallet = new ModelWallet(state.wallets.size(), owner, newWallet);
    ModelLinking linking = new ModelLinking(state);
    Option<ModelAnswer> refusal = newWallet.firstOtp() == NewWallet.FirstOtp.AT_ONCE
        ? linking.send(wallet, fault)
        : Option.none();
    return refusal.getOrElse(() -> add(wallet));
  }

  private ModelAnswer add(ModelWallet wallet) {
    state.wallets.add(wallet);
    return show(wallet);
  }

  private ModelAnswer requestOtp(ModelWallet wallet, ModelFault fault) {
    return new ModelLinking(state).send(wallet, fault).getOrElse(() -> show(wallet));
  }

  private ModelAnswer link(ModelWallet wallet, String typed, ModelFault fault) {
    String heard = fault.is(Kind.WRONG_OTP) ? NEVER_RIGHT : typed;
    return new ModelLinking(state).link(wallet, heard).getOrElse(() -> {
      wallet.link(state.now);
      return show(wallet);
    });
  }

  private ModelAnswer change(ModelWallet wallet, MobileNumber number) {
    wallet.change(number);
    return show(wallet);
  }

  private ModelAnswer refreshAll(ModelCustomer owner, ModelFault fault) {
    state
        .walletsOf(owner)
        .filter(wallet -> wallet.isLinked() && !fault.isDown(wallet.provider))
        .forEach(wallet -> wallet.read(state.now));
    return list(owner);
  }

  private ModelAnswer list(ModelCustomer owner) {
    List<ModelAnswer> shown = state.walletsOf(owner).map(this::show).toList();
    return ModelAnswer.yes(
        String.join(" ", shown.stream().map(ModelAnswer::words).toList()),
        shown.stream().flatMap(one -> one.tokens().stream()).toList());
  }

  /** Issues a token with each look at a linked wallet. */
  private ModelAnswer show(ModelWallet wallet) {
    return wallet.isLinked()
        ? ModelAnswer.yes(
            linked(wallet, tokensOf.orElse(Option.some(state.now))),
            List.of(state.tokens.issue(wallet, state.now)))
        : ModelAnswer.yes(unlinked(wallet), List.of());
  }

  private static String unlinked(ModelWallet wallet) {
    return AnswerWords.unlinked(wallet.number, wallet.provider);
  }

  private String linked(ModelWallet wallet, Option<Instant> tokenOf) {
    return AnswerWords.linked(wallet.number, wallet.provider)
        + wallet
            .balance
            .map(read -> AnswerWords.balance(read.amount(), shownDate.apply(read.readAt())))
            .getOrElse("")
        + AnswerWords.token(tokenOf);
  }
}
