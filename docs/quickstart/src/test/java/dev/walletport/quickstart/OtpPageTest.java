package dev.walletport.quickstart;

import static dev.walletport.domain.testing.Answers.ignore;
import static org.assertj.core.api.Assertions.assertThat;

import dev.walletport.adapter.fake.FakeWallets;
import dev.walletport.adapter.fake.MagicOtp;
import dev.walletport.application.Wallets;
import dev.walletport.domain.Customer;
import dev.walletport.domain.CustomerId;
import dev.walletport.domain.MobileNumber;
import dev.walletport.domain.NewWallet;
import dev.walletport.domain.Otp;
import dev.walletport.domain.OtpForm;
import dev.walletport.domain.OtpPolicy;
import dev.walletport.domain.OtpRejection;
import dev.walletport.domain.OtpRejection.Wrong;
import dev.walletport.domain.WalletFailure;
import dev.walletport.domain.WalletFailure.OtpRejected;
import dev.walletport.domain.WalletId;
import dev.walletport.domain.WalletProvider;
import io.vavr.control.Either;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Holds docs/one-time-passwords.md to the policies, to the parser and to the fake. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class OtpPageTest {

  private static final MarkdownPage PAGE = MarkdownPage.of("docs/one-time-passwords.md");

  static List<List<String>> policies() {
    return PAGE.rows("## Forms and rules");
  }

  static List<List<String>> typed_texts() {
    return PAGE.rows("## What the customer may type");
  }

  static List<List<String>> scenes() {
    return PAGE.rows("## What a host sees");
  }

  @ParameterizedTest
  @MethodSource("policies")
  void each_row_of_rules_is_a_preset(List<String> row) {
    List<String> named = MarkdownPage.codes(row.get(0));
    WalletProvider provider = WalletProvider.of(named.isEmpty() ? "MOBIKWIK" : named.get(0));

    OtpPolicy policy = OtpPolicy.of(provider);

    assertThat(row.subList(1, row.size()))
        .containsExactly(
            policy.form().words(),
            words(policy.validity()),
            Integer.toString(policy.guesses()),
            words(policy.resendAfter()),
            words(policy.lock()));
  }

  @Test
  void each_preset_has_a_row() {
    List<String> rows = policies().stream()
        .flatMap(row -> MarkdownPage.codes(row.get(0)).stream())
        .toList();

    List<String> presets = FakeWallets.create().providers().stream()
        .filter(provider -> !OtpPolicy.of(provider).equals(OtpPolicy.standard()))
        .map(WalletProvider::code)
        .toList();

    assertThat(rows).containsExactlyInAnyOrderElementsOf(presets);
  }

  private static String words(Duration time) {
    if (time.isZero()) {
      return "none";
    }
    if (time.toDays() > 0) {
      return count(time.toDays(), "day");
    }
    return time.toMinutes() > 0
        ? count(time.toMinutes(), "minute")
        : count(time.toSeconds(), "second");
  }

  private static String count(long number, String unit) {
    return number + " " + unit + (number == 1 ? "" : "s");
  }

  @ParameterizedTest
  @MethodSource("typed_texts")
  void each_typed_text_is_read_so(List<String> row) {
    String typed = MarkdownPage.codes(row.get(0)).get(0).replace('␣', ' ');
    OtpForm form = row.get(1).equals("anything") ? OtpForm.opaque() : OtpForm.standard();

    Either<OtpRejection, Otp> read = Otp.parse(typed, form);

    assertThat(read.fold(rejection -> new OtpRejected(rejection).kind(), Otp::reveal))
        .isEqualTo(MarkdownPage.codes(row.get(2)).get(0));
  }

  @ParameterizedTest
  @MethodSource("scenes")
  void each_scene_ends_so(List<String> row) {
    Scene scene = new Scene();

    WalletFailure failure = scene.play(row.get(0));

    assertThat(failure.kind()).isEqualTo(MarkdownPage.codes(row.get(1)).get(0));
    assertThat(scene.guess()).isEqualTo(row.get(2));
  }

  @Test
  void each_scene_has_a_row() {
    assertThat(scenes()).hasSameSizeAs(new Scene().all().keySet());
  }

  @Test
  void a_magic_otp_of_four_digits_is_the_one_of_the_page() {
    assertThat(PAGE.text()).contains("`" + MagicOtp.EXPIRED.typed(OtpForm.digits(4)) + "`");
    assertThat(PAGE.text()).contains("`" + MagicOtp.EXPIRED.typed() + "`");
  }

  /** One wallet with an open OTP, and all that may happen to it. */
  private static final class Scene {

    private final FakeWallets fake = FakeWallets.create();
    private final Wallets wallets = Wallets.over(fake.gateway());
    private final Customer customer = fake.openCustomer(CustomerId.of("customer_1122"));
    private WalletId wallet = opened(WalletProvider.MOBIKWIK);

    private WalletId opened(WalletProvider provider) {
      NewWallet newWallet = NewWallet.at(provider).withFirstOtp();
      return wallets.create(customer, newWallet).get().id();
    }

    private Map<String, Supplier<WalletFailure>> all() {
      Map<String, Supplier<WalletFailure>> all = new LinkedHashMap<>();
      all.put("nothing is typed", () -> link(" "));
      all.put("five digits are typed", () -> link("12345"));
      all.put("six other digits are typed", this::wrong);
      all.put("the OTP of an older message is typed", this::older);
      all.put("the right OTP is typed after 10 minutes", this::late);
      all.put("a fifth wrong OTP is typed", () -> wrong(5));
      all.put("the right OTP is typed after five wrong ones", this::afterTheLastGuess);
      all.put("at LAZYPAY, an OTP is typed after three wrong ones", this::locked);
      all.put("an OTP is typed and none was requested", this::notRequested);
      all.put("the OTP that has linked the wallet is typed again after a delink", this::usedBefore);
      all.put("the OTP is typed after the mobile number was changed", this::numberChanged);
      all.put("an OTP is typed for a wallet that is linked", this::linked);
      all.put("the next OTP is requested after 5 seconds", this::requestedTooSoon);
      return all;
    }

    private WalletFailure play(String name) {
      Supplier<WalletFailure> scene = all().get(name);
      assertThat(scene).as(name).isNotNull();
      return scene.get();
    }

    /** Of the five guesses of the open OTP, the next wrong one leaves four if none is used up. */
    private String guess() {
      WalletFailure next = wrong();
      if (next instanceof OtpRejected rejected && rejected.rejection() instanceof Wrong wrong) {
        return wrong.guessesLeft().get() == 4 ? "no" : "yes";
      }
      return "–";
    }

    private String newest() {
      return fake.inbox().newestOtp(wallet);
    }

    private WalletFailure link(String typed) {
      return wallets.link(customer, wallet, typed).getLeft();
    }

    private WalletFailure wrong() {
      return link("123456");
    }

    private WalletFailure wrong(int times) {
      for (int time = 1; time < times; time++) {
        ignore(wallets.link(customer, wallet, "123456"));
      }
      return link("123456");
    }

    private WalletFailure older() {
      String older = newest();
      fake.clock().advance(Duration.ofSeconds(15));
      ignore(wallets.requestOtp(customer, wallet));
      return link(older);
    }

    private WalletFailure late() {
      fake.clock().advance(Duration.ofMinutes(10));
      return link(newest());
    }

    private WalletFailure afterTheLastGuess() {
      ignore(wrong(5));
      return link(newest());
    }

    private WalletFailure locked() {
      wallet = opened(WalletProvider.of("LAZYPAY"));
      ignore(wrong(3));
      return link(newest());
    }

    private WalletFailure notRequested() {
      wallet =
          wallets.create(customer, NewWallet.at(WalletProvider.PAYTM)).get().id();
      return wrong();
    }

    private WalletFailure usedBefore() {
      String used = newest();
      ignore(wallets.link(customer, wallet, used));
      ignore(wallets.delink(customer, wallet));
      return link(used);
    }

    private WalletFailure numberChanged() {
      String before = newest();
      ignore(wallets.changeMobileNumber(
          customer, wallet, MobileNumber.parse("9876543210").get()));
      return link(before);
    }

    private WalletFailure linked() {
      String used = newest();
      ignore(wallets.link(customer, wallet, used));
      return link(used);
    }

    private WalletFailure requestedTooSoon() {
      fake.clock().advance(Duration.ofSeconds(5));
      return wallets.requestOtp(customer, wallet).getLeft();
    }
  }
}
