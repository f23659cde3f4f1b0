package dev.walletport.adapter.juspay.json;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.management.ThreadMXBean;
import dev.walletport.domain.WalletAccount;
import dev.walletport.domain.WalletList;
import dev.walletport.domain.testing.SampleWallets;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.time.Instant;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Responses up to the greatest limit that a host can set. Memory is counted in allocated bytes;
 * what took time in the square of the length would run into the timeout by a factor of thousands.
 */
@Timeout(60)
@DisplayNameGeneration(ReplaceUnderscores.class)
class LongResponseTest {

  private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();
  private static final Instant ASKED = SampleWallets.READ_AT;
  private static final int GREATEST_LIMIT = 16 * 1024 * 1024;

  /**
   * What one wallet of the sample's form may cost, in bytes: what was measured and a quarter more.
   */
  private static final long PER_WALLET = 1_010;

  /** What one key that is not known may cost, in bytes. */
  private static final long PER_KEY = 195;

  private static final String WALLET =
      "{\"id\":\"wlt_%08d\",\"object\":\"wallet_account\",\"wallet\":\"MOBIKWIK\","
          + "\"token\":\"tok_winysteev9eftrwcv6me\",\"current_balance\":250,\"linked\":true,"
          + "\"last_refreshed\":\"2016-08-01T08:07:52+0000\","
          + "\"gateway_reference_id\":\"acct\",\"juspay_bank_code\":\"JP_MOBIKWIK\","
          + "\"metadata\":{\"mobile_number\":\"9876543210\"}}";

  @ParameterizedTest
  @ValueSource(ints = {1, 435, 40_000})
  void a_list_of_any_length_is_read_at_the_same_cost_per_wallet(int wallets) throws IOException {
    byte[] body = list(wallets);
    WalletJsonReader.list(body, ASKED);

    long before = allocated();
    WalletList list = WalletJsonReader.list(body, ASKED);
    long bytes = allocated() - before;

    assertThat(list).hasSize(wallets);
    assertThat(list.wallets().get(wallets - 1).id().value())
        .isEqualTo(String.format(Locale.ROOT, "wlt_%08d", wallets - 1));
    assertThat(bytes).isLessThanOrEqualTo(1_340 + wallets * PER_WALLET);
  }

  @Test
  void a_list_of_the_greatest_length_is_read() throws IOException {
    String smallest = "{\"id\":\"%08d\",\"wallet\":\"A\",\"linked\":true}";
    int wallets =
        (GREATEST_LIMIT - 100) / (String.format(Locale.ROOT, smallest, 0).length() + 1);

    WalletList list =
        WalletJsonReader.list(bytes("{\"list\":[" + numbered(smallest, wallets) + "]}"), ASKED);

    assertThat(list).hasSize(wallets);
  }

  @ParameterizedTest
  @ValueSource(ints = {10, 1_000, 100_000, 1_000_000})
  void an_object_of_any_number_of_keys_is_read_at_the_same_cost_per_key(int keys)
      throws IOException {
    byte[] body = bytes(wallet(numbered("\"k%07d\":1", keys)));

    long before = allocated();
    WalletAccount wallet = WalletJsonReader.wallet(body, ASKED);
    long bytes = allocated() - before;

    assertThat(wallet.id().value()).isEqualTo("wlt_1");
    assertThat(bytes).isLessThanOrEqualTo(100_000 + keys * PER_KEY);
  }

  @ParameterizedTest
  @ValueSource(ints = {1_000, 3_000, 5_000, 100_000})
  void keys_that_came_once_cost_later_responses_nothing(int keys) throws IOException {
    byte[] body = bytes(wallet(numbered("\"long ago %07d\":1", keys)));
    byte[] later = bytes(wallet(numbered("\"k%07d\":1", 10)));
    WalletAccount ignored = WalletJsonReader.wallet(body, ASKED);

    long before = allocated();
    WalletAccount wallet = WalletJsonReader.wallet(later, ASKED);
    long bytes = allocated() - before;

    assertThat(wallet.id().value()).isEqualTo("wlt_1");
    assertThat(bytes).isLessThanOrEqualTo(100_000);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 13, 14, 15, 100_000})
  void the_first_of_many_keys_is_not_forgotten(int others) {
    String keys = "\"first\":1," + numbered("\"k%d\":1", others) + ",\"first\":1";

    assertThatThrownBy(() -> WalletJsonReader.wallet(bytes(wallet(keys)), ASKED))
        .isInstanceOf(UnreadableResponseException.class);
    assertThatThrownBy(
            () -> WalletJsonReader.wallet(bytes(wallet("\"x\":[{" + keys + "}]")), ASKED))
        .isInstanceOf(UnreadableResponseException.class);
  }

  @Test
  void keys_with_one_hash_code_are_told_apart_in_time() throws IOException {
    String keys = IntStream.range(0, 1 << 17)
        .mapToObj(LongResponseTest::colliding)
        .collect(Collectors.joining("\":1,\"", "\"", "\":1"));

    assertThat(WalletJsonReader.wallet(bytes(wallet(keys)), ASKED)).isNotNull();
    assertThatThrownBy(() ->
            WalletJsonReader.wallet(bytes(wallet(keys + ",\"" + colliding(7) + "\":1")), ASKED))
        .isInstanceOf(UnreadableResponseException.class);
  }

  /** {@code "Aa"} and {@code "BB"} have the same hash code, and so has any sequence of them. */
  private static String colliding(int number) {
    return IntStream.range(0, 17)
        .mapToObj(bit -> (number >> bit & 1) == 0 ? "Aa" : "BB")
        .collect(Collectors.joining());
  }

  @Test
  void wallet_ids_with_one_hash_code_are_told_apart_in_time() throws IOException {
    String wallets = IntStream.range(0, 1 << 17)
        .mapToObj(LongResponseTest::colliding)
        .map("{\"id\":\"%s\",\"wallet\":\"A\",\"linked\":true}"::formatted)
        .collect(Collectors.joining(","));

    WalletList list = WalletJsonReader.list(bytes("{\"list\":[" + wallets + "]}"), ASKED);

    assertThat(list).hasSize(1 << 17);
  }

  private static String wallet(String more) {
    return "{\"id\":\"wlt_1\",\"wallet\":\"PAYTM\",\"linked\":true," + more + "}";
  }

  private static byte[] list(int wallets) {
    return bytes("{\"list\":[" + numbered(WALLET, wallets) + "]}");
  }

  private static String numbered(String what, int times) {
    return IntStream.range(0, times)
        .mapToObj(number -> String.format(Locale.ROOT, what, number))
        .collect(Collectors.joining(","));
  }

  private static byte[] bytes(String json) {
    return json.getBytes(ISO_8859_1);
  }

  private static long allocated() {
    return THREADS.getThreadAllocatedBytes(Thread.currentThread().getId());
  }
}
