package dev.walletport.quickstart;

import com.google.inject.Injector;
import com.google.inject.Module;
import dev.walletport.adapter.fake.FakeModule;
import dev.walletport.adapter.fake.FakeWallets;
import dev.walletport.domain.Customer;
import dev.walletport.domain.CustomerId;
import dev.walletport.domain.DebitToken;
import dev.walletport.domain.WalletId;
import io.vavr.control.Option;
import java.math.BigDecimal;
import java.time.InstantSource;

/** The embedded fake, with a customer who mistypes the first time. */
final class FakeScenario implements Scenario {

  private static final BigDecimal SAVINGS = new BigDecimal("250.00");

  private final FakeWallets fake;
  private final Customer customer;
  private boolean mistyped;

  private FakeScenario(FakeWallets fake, Customer customer) {
    this.fake = fake;
    this.customer = customer;
  }

  static FakeScenario open() {
    FakeWallets fake = FakeWallets.create();
    return new FakeScenario(fake, fake.openCustomer(CustomerId.of("customer_1122")));
  }

  @Override
  public String place() {
    return "on the embedded fake: nothing leaves this machine";
  }

  @Override
  public Module provider() {
    return new FakeModule(fake);
  }

  @Override
  public InstantSource clock() {
    return fake.clock();
  }

  @Override
  public Customer customer() {
    return customer;
  }

  @Override
  public Option<WalletId> wallet() {
    return Option.none();
  }

  @Override
  public Option<Typed> otp(WalletId wallet) {
    fake.setBalance(wallet, SAVINGS);
    String sent = fake.inbox().newestOtp(wallet);
    if (mistyped) {
      return Option.some(new Typed(sent, "the customer types " + sent));
    }
    mistyped = true;
    String wrong = swapLastTwo(sent);
    return Option.some(new Typed(wrong, "the SMS says " + sent + ", the customer types " + wrong));
  }

  /** Swaps the last two digits, or changes the last one where the two are the same. */
  private static String swapLastTwo(String otp) {
    int last = otp.length() - 1;
    char tail = otp.charAt(last);
    char before = otp.charAt(last - 1);
    return tail == before
        ? otp.substring(0, last) + (tail == '9' ? '0' : (char) (tail + 1))
        : otp.substring(0, last - 1) + tail + before;
  }

  @Override
  public String pay(DebitToken token) {
    return outcome(fake.debit(token)) + "; a second time: " + outcome(fake.debit(token));
  }

  private static String outcome(boolean debited) {
    return debited ? "debited" : "refused, a token is used once";
  }

  @Override
  public void close(Injector injector) {
    // The fake holds nothing but memory.
  }
}
