package dev.walletport.application.port;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.walletport.domain.CustomerId;
import dev.walletport.domain.HashKey;
import dev.walletport.domain.MobileNumber;
import dev.walletport.domain.Origin;
import dev.walletport.domain.WalletId;
import dev.walletport.domain.WalletProvider;
import io.vavr.control.Option;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayNameGeneration(ReplaceUnderscores.class)
class CommandKeyTest {

  private static final CustomerId CUSTOMER = CustomerId.of("customer_1122");
  private static final WalletId WALLET = WalletId.of("wlt_1");
  private static final HashKey HASH_KEY = HashKey.of(new byte[16]);

  /** Each kind, for merchants whose names could be taken for other parts of a key. */
  static Stream<CommandKey> keys() {
    Stream<CommandKey> ofMerchants = Stream.of("", "a", "merchant a", "1 a", " ", "a customer_1122")
        .map(name -> Option.some(name).filter(each -> !each.isEmpty()))
        .flatMap(merchant -> Stream.of(
            CommandKey.wallet(merchant, CUSTOMER, WALLET),
            CommandKey.newWallet(merchant, CUSTOMER, WalletProvider.PAYTM),
            CommandKey.closing(merchant, CUSTOMER),
            CommandKey.customer(merchant, CUSTOMER)));
    return Stream.concat(
        ofMerchants,
        Stream.of(
            CommandKey.number(MobileNumber.of("9876543210").hashed(HASH_KEY)),
            CommandKey.origin(Origin.of("203.0.113.7").hashed(HASH_KEY))));
  }

  @ParameterizedTest
  @MethodSource("keys")
  void is_read_back_from_its_text(CommandKey key) {
    CommandKey read = CommandKey.of(key.value());

    assertThat(read).isEqualTo(key).hasSameHashCodeAs(key).hasToString(key.value());
    assertThat(read.merchant()).isEqualTo(key.merchant());
  }

  @Test
  void differs_from_each_other_one_as_its_text_does() {
    List<CommandKey> all = keys().toList();

    assertThat(all).doesNotHaveDuplicates();
    assertThat(all).map(CommandKey::value).doesNotHaveDuplicates();
  }

  /** Or a store in memory would search through all of them. */
  @Test
  void has_a_hash_of_its_own_as_a_rule_whatever_part_differs() {
    assertSpread(i -> CommandKey.wallet(Option.none(), CUSTOMER, WalletId.of("wlt_" + i)));
    assertSpread(i -> CommandKey.wallet(Option.none(), CustomerId.of("customer_" + i), WALLET));
    assertSpread(i -> CommandKey.wallet(Option.some("merchant " + i), CUSTOMER, WALLET));
  }

  private static void assertSpread(IntFunction<CommandKey> made) {
    assertThat(IntStream.range(0, 1_000).map(i -> made.apply(i).hashCode()).distinct())
        .hasSizeGreaterThan(900);
  }

  @Test
  void names_its_merchant() {
    assertThat(CommandKey.wallet(Option.some("merchant a"), CUSTOMER, WALLET).merchant())
        .isEqualTo("merchant a");
    assertThat(CommandKey.closing(Option.none(), CUSTOMER).merchant()).isEmpty();
  }

  @Test
  void has_at_most_512_characters() {
    CustomerId longest = CustomerId.of("c".repeat(128));
    WalletId wallet = WalletId.of("w".repeat(64));
    Option<String> fits = Option.some("m".repeat(307));

    assertThat(CommandKey.wallet(fits, longest, wallet).value()).hasSize(512);
    assertThatThrownBy(() -> CommandKey.wallet(Option.some("m".repeat(308)), longest, wallet))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("a key has at most 512 characters");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "wallet", "wallet x a b", "wallet 9 a b", "purse 0  a", "new 1 "})
  void is_not_read_from_another_text(String text) {
    assertThatThrownBy(() -> CommandKey.of(text)).isInstanceOf(IllegalArgumentException.class);
  }
}
