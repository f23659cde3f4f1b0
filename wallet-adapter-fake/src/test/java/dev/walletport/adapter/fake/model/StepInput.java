package dev.walletport.adapter.fake.model;

import dev.walletport.adapter.fake.model.ModelCall.Input;
import dev.walletport.domain.Customer;
import dev.walletport.domain.CustomerId;
import dev.walletport.domain.MobileNumber;
import dev.walletport.domain.NewWallet;
import dev.walletport.domain.OtpPolicy;
import dev.walletport.domain.RoutingId;
import dev.walletport.domain.WalletProvider;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** What the numbers of a step stand for. The first of each list is the plainest. */
final class StepInput {

  private static final Customer ALICE = Customer.registered(CustomerId.of("alice"));

  /** The last two are the first one, by the routing id of a cart and of another customer. */
  private static final List<Customer> CUSTOMERS = List.of(
      ALICE,
      Customer.registered(CustomerId.of("bob")),
      Customer.guest(CustomerId.of("guest_7"), RoutingId.of("cart_99")),
      Customer.registered(CustomerId.of("stranger")),
      Customer.guest(ALICE.id(), RoutingId.of("cart_98")),
      Customer.guest(ALICE.id(), RoutingId.of("bob")));

  private static final int OPENED = 3;

  private static final List<WalletProvider> PROVIDERS = List.of(
      WalletProvider.MOBIKWIK,
      WalletProvider.MOBIKWIK,
      WalletProvider.LAZYPAY,
      WalletProvider.LAZYPAY,
      WalletProvider.PAYTM,
      WalletProvider.TWID,
      WalletProvider.AMAZONPAY,
      WalletProvider.of("NO_SUCH_PROVIDER"));

  private static final List<MobileNumber> NUMBERS =
      List.of(MobileNumber.of("9876543210"), MobileNumber.of("9123456780"));

  private static final List<BigDecimal> AMOUNTS = Stream.of(
          "0", "250.75", "99", "12.50", "0.01", "1234567890.12")
      .map(BigDecimal::new)
      .toList();

  private static final List<OtpPolicy> RULES = List.of(
      OtpPolicy.standard(),
      OtpPolicy.standard().withGuesses(1).withLock(Duration.ofHours(1)),
      OtpPolicy.standard()
          .withGuesses(2)
          .withLock(Duration.ofMillis(30_500))
          .withResendAfter(Duration.ZERO),
      OtpPolicy.standard().withValidity(Duration.ofMillis(20_400)).withGuesses(1),
      OtpPolicy.standard()
          .withValidity(Duration.ofSeconds(20))
          .withResendAfter(Duration.ofMillis(60_001)),
      OtpPolicy.lazyPay(),
      OtpPolicy.twid());

  private static final List<Duration> TIMES = List.of(
      Duration.ofMillis(1),
      Duration.ZERO,
      Duration.ofMillis(999),
      Duration.ofSeconds(20),
      Duration.ofMinutes(9),
      Duration.ofHours(25));

  /** The magic OTPs, and others that look like one. */
  private static final List<String> ZEROS = Stream.concat(
          IntStream.range(10, 42).mapToObj(code -> "0000" + code),
          Stream.of(
              "0010", "0031", "00000000000000000010", "010", "10", "001210", "000100", "00001O"))
      .toList();

  private StepInput() {}

  static Customer customer(int number) {
    return CUSTOMERS.get(number % CUSTOMERS.size());
  }

  /** One of those whom a sequence may open. */
  static Customer opened(int number) {
    return CUSTOMERS.get(number % OPENED);
  }

  static WalletProvider provider(int number) {
    return PROVIDERS.get(number % PROVIDERS.size());
  }

  static BigDecimal amount(int number) {
    return AMOUNTS.get(number % AMOUNTS.size());
  }

  static OtpPolicy rules(int number) {
    return RULES.get(number % RULES.size());
  }

  static Duration time(int number) {
    return TIMES.get(number % TIMES.size());
  }

  /** One that drips takes its time over the wire, so it is rare. */
  static String zeros(int number) {
    String text = ZEROS.get(number % ZEROS.size());
    return text.equals("000035") && number / ZEROS.size() % 16 > 0 ? "000033" : text;
  }

  /** The input of a call that types an OTP. */
  static Input input(ModelStep step, String otp) {
    return new Input(otp, newWallet(step), NUMBERS.get(step.choice() % NUMBERS.size()));
  }

  private static NewWallet newWallet(ModelStep step) {
    NewWallet newWallet = NewWallet.at(provider(step.choice()));
    NewWallet numbered =
        step.amount() % 3 == 1 ? newWallet.withMobileNumber(NUMBERS.get(0)) : newWallet;
    return step.amount() % 2 == 1 ? numbered.withFirstOtp() : numbered;
  }
}
