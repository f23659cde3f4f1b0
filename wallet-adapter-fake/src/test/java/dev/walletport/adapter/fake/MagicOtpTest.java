package dev.walletport.adapter.fake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.walletport.application.port.WalletGateway;
import dev.walletport.domain.Customer;
import dev.walletport.domain.CustomerId;
import dev.walletport.domain.NewWallet;
import dev.walletport.domain.Otp;
import dev.walletport.domain.OtpForm;
import dev.walletport.domain.OtpPolicy;
import dev.walletport.domain.WalletAccount.Linked;
import dev.walletport.domain.WalletFailure;
import dev.walletport.domain.WalletFailure.AccountLocked;
import dev.walletport.domain.WalletFailure.NotInThisState;
import dev.walletport.domain.WalletId;
import dev.walletport.domain.WalletOperation;
import dev.walletport.domain.WalletProvider;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayNameGeneration(ReplaceUnderscores.class)
class MagicOtpTest {

  private static final Path PAGE = Path.of("..", "docs", "fake.md");
  private static final Pattern ROW = Pattern.compile(
      "^\\| `(\\d{6})` \\| `([A-Z_]+)` \\| (.+?) \\| (linked|unlinked) \\|$", Pattern.MULTILINE);
  private static final Pattern JAVADOC_ROW =
      Pattern.compile("<td>\\{@code (\\d{6})}</td><td>\\{@link #([A-Z_]+)}</td>");

  private final FakeWallets wallets = FakeWallets.create();
  private final WalletGateway gateway = wallets.gateway();
  private final Customer customer = wallets.openCustomer(CustomerId.of("customer_1122"));
  private final WalletId wallet = newWallet();

  /** What the page says of one: how it is typed, what is answered, and the wallet afterwards. */
  private record Row(String digits, String answer, String after) {}

  @ParameterizedTest
  @EnumSource
  void brings_what_the_page_says(MagicOtp magic) throws IOException {
    Row row = Objects.requireNonNull(page().get(magic.name()), "a row on the page");

    Either<WalletFailure, Linked> answer = link(magic);

    assertThat(magic.typed()).isEqualTo(row.digits());
    String said = answer.fold(failure -> "`" + failure.kind() + "`", linked -> "linked");
    assertThat(said).isEqualTo(row.answer());
    assertThat(isLinked()).isEqualTo(row.after().equals("linked"));
  }

  @Test
  void all_are_on_the_page_and_in_the_javadoc() throws IOException {
    List<String> names = Arrays.stream(MagicOtp.values()).map(Enum::name).toList();
    String source =
        Files.readString(Path.of("src/main/java/dev/walletport/adapter/fake/MagicOtp.java"));

    assertThat(page()).containsOnlyKeys(names);
    assertThat(JAVADOC_ROW.matcher(source).results().map(row -> row.group(1) + row.group(2)))
        .containsExactlyElementsOf(Arrays.stream(MagicOtp.values())
            .map(magic -> magic.typed() + magic.name())
            .toList());
  }

  static List<WalletProvider> providers() {
    return List.of(WalletProvider.MOBIKWIK, WalletProvider.TWID, WalletProvider.AMAZONPAY);
  }

  @ParameterizedTest
  @MethodSource("providers")
  void fit_the_form_of_the_provider(WalletProvider provider) {
    OtpForm form = OtpPolicy.of(provider).form();
    WalletId other = gateway.create(customer, NewWallet.at(provider)).get().id();

    Otp typed = Otp.parse(MagicOtp.LINKED.typed(form), form).get();

    assertThat(gateway.link(customer, other, typed).get()).isInstanceOf(Linked.class);
  }

  @Test
  void have_no_place_in_three_digits() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> MagicOtp.LINKED.typed(OtpForm.digits(3)))
        .withMessage("no magic OTP has 3 digits");
  }

  @ParameterizedTest
  @ValueSource(strings = {"000000", "000001", "111111", "123456", "999999", "010", "10", "100010"})
  void are_not_what_a_test_would_guess(String typed) {
    assertThat(MagicOtp.of(typed)).isEqualTo(Option.none());
  }

  @ParameterizedTest
  @ValueSource(strings = {"001210", "000110", "001010", "009931", "00131", "0001000010", "00x010"})
  void have_nothing_but_zeros_before_their_two_digits(String typed) {
    assertThat(MagicOtp.of(typed)).isEqualTo(Option.none());
  }

  @Test
  void are_never_drawn() {
    SeededRandom random = new SeededRandom(1);
    OtpForm four = OtpForm.digits(4);

    List<String> drawn = IntStream.range(0, 50_000)
        .mapToObj(nth -> random.otp(1, nth, four).reveal())
        .toList();

    assertThat(drawn)
        .contains("0000", "0009", "0041")
        .noneMatch(otp -> MagicOtp.of(otp).isDefined());
  }

  @Test
  void count_no_guess_and_leave_the_open_otp_good() {
    gateway.requestOtp(customer, wallet).get();
    IntStream.range(0, 20).forEach(i -> link(MagicOtp.WRONG).getLeft());

    String right = wallets.inbox().newestOtp(wallet);

    assertThat(gateway.link(customer, wallet, Otp.of(right)).get()).isInstanceOf(Linked.class);
  }

  @Test
  void do_not_link_a_linked_wallet() {
    link(MagicOtp.LINKED).get();

    assertThat(link(MagicOtp.LINKED).getLeft()).isInstanceOf(NotInThisState.class);
    assertThat(link(MagicOtp.WRONG).getLeft()).isInstanceOf(NotInThisState.class);
  }

  @Test
  void do_not_unlock_a_customer() {
    wallets.lock(customer.id());

    assertThat(link(MagicOtp.LINKED).getLeft()).isInstanceOf(AccountLocked.class);
  }

  static List<Fault> faults() {
    return List.of(
        Fault.unavailable(),
        Fault.answerLost(),
        Fault.answerCut(),
        Fault.requestLost(),
        Fault.slow(Duration.ofSeconds(1)),
        Fault.throttled(Duration.ofSeconds(1)),
        Fault.refused("code", "message"),
        Fault.wrongOtp());
  }

  @ParameterizedTest
  @MethodSource("faults")
  void bring_what_the_page_says_whatever_fault_is_set_which_waits(Fault fault) throws IOException {
    for (MagicOtp magic : MagicOtp.values()) {
      FakeWallets fake = FakeWallets.create();
      WalletId one = fake.openWallet(
          fake.openCustomer(customer.id()).id(), NewWallet.at(WalletProvider.MOBIKWIK));
      fake.faults().next(WalletOperation.LINK, fault);

      Either<WalletFailure, Linked> answer =
          fake.gateway().link(customer, one, Otp.of(magic.typed()));

      Row row = Objects.requireNonNull(page().get(magic.name()), "a row on the page");
      String said = answer.fold(failure -> "`" + failure.kind() + "`", linked -> "linked");
      assertThat(said).isEqualTo(row.answer());
      assertThat(fake.wallet(one).get().account() instanceof Linked)
          .isEqualTo(row.after().equals("linked"));
      assertThat(fake.faults().settings()).hasSize(1);
    }
  }

  private static Map<String, Row> page() throws IOException {
    Map<String, Row> rows = new TreeMap<>();
    ROW.matcher(Files.readString(PAGE))
        .results()
        .forEach(row -> rows.put(row.group(2), new Row(row.group(1), row.group(3), row.group(4))));
    return rows;
  }

  private boolean isLinked() {
    return gateway.find(customer, wallet).get() instanceof Linked;
  }

  private Either<WalletFailure, Linked> link(MagicOtp magic) {
    return gateway.link(customer, wallet, Otp.of(magic.typed()));
  }

  private WalletId newWallet() {
    return gateway.create(customer, NewWallet.at(WalletProvider.MOBIKWIK)).get().id();
  }
}
