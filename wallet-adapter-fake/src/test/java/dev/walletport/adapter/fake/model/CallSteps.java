package dev.walletport.adapter.fake.model;

import dev.walletport.adapter.fake.Fault.Kind;
import dev.walletport.application.port.WalletGateway;
import dev.walletport.domain.Customer;
import dev.walletport.domain.DebitToken;
import dev.walletport.domain.Otp;
import dev.walletport.domain.WalletFailure;
import dev.walletport.domain.WalletId;
import dev.walletport.domain.WalletOperation;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The calls of a sequence: each is made at the model and at the gateway. */
final class CallSteps {

  private final ModelSubject subject;
  private final ModelClient client;
  private final ProviderModel model;
  private final KnownIds ids = new KnownIds();

  /** The text before the newest one, by the number of the wallet. */
  private final Map<Integer, String> olderTexts = new HashMap<>();

  private final List<ReceivedToken> received = new ArrayList<>();
  private final Set<String> texts = new HashSet<>();

  CallSteps(ModelSubject subject, ModelClient client, ProviderModel model) {
    this.subject = subject;
    this.client = client;
    this.model = model;
  }

  KnownIds ids() {
    return ids;
  }

  Option<Difference> call(WalletOperation operation, ModelStep step) {
    int wallet = wallet(step);
    ModelCall call =
        new ModelCall(operation, caller(step, wallet), wallet, StepInput.input(step, typed(step)));
    WalletGateway gateway = isDripping(call) ? subject.hasty() : subject.gateway();
    ModelAnswer expected = client.call(model, call);
    Either<WalletFailure, ?> answer = asked(gateway, call);
    ids.update(model.state, subject);
    readMessages();
    return compared(expected, answer);
  }

  /** One number in eight stands for no wallet. */
  int wallet(ModelStep step) {
    int count = model.state.wallets.size();
    return step.wallet() % 8 == 7 || count == 0 ? ModelCall.NOWHERE : step.wallet() % 8 % count;
  }

  private Customer caller(ModelStep step, int wallet) {
    return step.customer() > 0
        ? StepInput.customer(step.customer() - 1)
        : model
            .state
            .wallet(wallet)
            .map(one -> one.owner.customer)
            .getOrElse(() -> StepInput.customer(step.choice() % 3));
  }

  /** More than half of what is typed is right, if there is an OTP. */
  private String typed(ModelStep step) {
    int choice = step.choice() % 24;
    if (choice < 9) {
      return newest(wallet(step));
    }
    if (choice < 14) {
      return wrong(wallet(step));
    }
    if (choice < 16) {
      return olderTexts.getOrDefault(wallet(step), "345678");
    }
    return choice < 18 ? newest(step.amount() % 4) : StepInput.zeros(step.amount());
  }

  private String newest(int wallet) {
    return model
        .state
        .wallet(wallet)
        .flatMap(one -> one.otp)
        .map(ModelOtp::text)
        .filter(text -> !text.equals(ModelOtp.NEVER_READ))
        .getOrElse("345678");
  }

  private String wrong(int wallet) {
    return newest(wallet).equals("999999") ? "888888" : "999999";
  }

  private boolean isDripping(ModelCall call) {
    return model.faultOf(call).is(Kind.ANSWER_DRIPS);
  }

  private Either<WalletFailure, ?> asked(WalletGateway gateway, ModelCall call) {
    Customer customer = call.customer();
    WalletId id = ids.of(call.wallet());
    return switch (call.operation()) {
      case CREATE -> gateway.create(customer, call.input().newWallet());
      case REQUEST_OTP -> gateway.requestOtp(customer, id);
      case LINK -> gateway.link(customer, id, Otp.of(call.input().otp()));
      case DELINK -> gateway.delink(customer, id);
      case CHANGE_MOBILE_NUMBER ->
        gateway.changeMobileNumber(customer, id, call.input().number());
      case FIND -> gateway.find(customer, id);
      case LIST -> gateway.list(customer);
      case REFRESH -> gateway.refresh(customer, id);
      case REFRESH_ALL -> gateway.refreshAll(customer);
    };
  }

  /** Tells the model what phones received. */
  private void readMessages() {
    for (ModelWallet wallet : model.state.wallets) {
      wallet.otp.filter(otp -> otp.text().isEmpty()).forEach(otp -> read(wallet, otp));
    }
  }

  private void read(ModelWallet wallet, ModelOtp otp) {
    String text = subject.side().newestOtp(ids.of(wallet.number));
    wallet.otp = Option.some(otp.reading(text));
    wallet.olderText.forEach(older -> olderTexts.put(wallet.number, older));
    wallet.olderText = Option.some(text);
  }

  private Option<Difference> compared(ModelAnswer expected, Either<WalletFailure, ?> answer) {
    ModelAnswer actual = new AnswerReader(ids.all(), subject.side().now()).read(answer);
    return expected.looksLike(actual)
        ? received(expected.tokens(), AnswerReader.tokensIn(answer))
        : Option.some(new Difference(expected.toString(), actual.toString()));
  }

  private Option<Difference> received(List<Integer> numbers, List<DebitToken> tokens) {
    for (int at = 0; at < numbers.size(); at++) {
      received.add(new ReceivedToken(numbers.get(at), tokens.get(at)));
    }
    boolean allNew = tokens.stream().allMatch(token -> texts.add(token.reveal()));
    return Option.when(!allNew, () -> new Difference("a token of its own", "a token again"));
  }

  /** Debits with the latest token as a rule, or with one before it, or with a forged one. */
  Option<Difference> debit(ModelStep step) {
    int back = Math.max(0, step.choice() % 12 - 5);
    return back == 6 || back >= received.size()
        ? debited(new ReceivedToken(-1, DebitToken.of("tok_forged", model.state.now)))
        : debited(received.get(received.size() - 1 - back));
  }

  private Option<Difference> debited(ReceivedToken token) {
    boolean expected = model.state.tokens.spend(token.number, model.state.wallets, model.state.now);
    boolean actual = subject.side().debit(token.token);
    return Option.when(expected != actual, () -> new Difference("debit " + expected, "" + actual));
  }

  /** A token with its number in the model. */
  private record ReceivedToken(int number, DebitToken token) {}
}
