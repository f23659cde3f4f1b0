package dev.walletport.adapter.juspay;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import dev.walletport.adapter.juspay.HostileServer.Response;
import dev.walletport.adapter.juspay.json.UnreadableResponseException;
import dev.walletport.adapter.juspay.json.WalletJsonReader;
import dev.walletport.application.port.WalletGateway;
import dev.walletport.domain.WalletFailure;
import dev.walletport.domain.WalletFailure.ProtocolViolation;
import dev.walletport.domain.WalletFailure.Unavailable;
import dev.walletport.domain.WalletList;
import dev.walletport.domain.testing.SampleWallets;
import io.vavr.control.Either;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Responses that are made to harm: what each costs the caller, and what the host is told. */
@Timeout(120)
@DisplayNameGeneration(ReplaceUnderscores.class)
class HostileResponseTest {

  private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

  /** 6,000 keys that never came before take 200 bytes each, as in LongResponseTest. */
  private static final long MEMORY = 2 << 20;

  private static final Duration CPU = Duration.ofMillis(100);
  private static final String OK = "HTTP/1.1 200 OK\r\n";
  private static final String MANY_WALLETS = "{\"id\":\"w%1$d\",\"wallet\":\"A\",\"linked\":true}";
  private static final String OTHER_STATE = "{\"id\":\"w0\",\"wallet\":\"A\",\"linked\":false}";
  private static final String WALLETS_WITH_TOKENS =
      "{\"id\":\"w%1$d\",\"wallet\":\"A\",\"linked\":true,\"token\":\"t\"}";
  private static final int TIMES_ITS_SIZE = 12;
  private static final String CHUNKED = OK + "Transfer-Encoding: chunked\r\n\r\n";

  private static Stream<Response> responses() {
    return Stream.concat(bodies().map(HostileResponseTest::withLength), wires());
  }

  private static Response withLength(Response body) {
    String head = OK + "Content-Length: " + body.once().length() + "\r\n\r\n";
    return new Response(body.name(), head + body.once(), body.forever());
  }

  private static Stream<Response> bodies() {
    return Stream.of(
        body("deep arrays", "[".repeat(60_000)),
        body("deep objects", "{\"a\":".repeat(12_000)),
        body("deep in an unknown key", "{\"x\":" + "[".repeat(60_000)),
        body("a long number", "{\"current_balance\":" + "9".repeat(60_000) + "}"),
        body("a huge exponent", "{\"current_balance\":1e999999999}"),
        body("an exponent that is no int", "{\"current_balance\":1e99999999999999}"),
        body("a small exponent", "{\"current_balance\":1e-999999999}"),
        body("a long string", "{\"id\":\"" + "x".repeat(60_000) + "\"}"),
        body("a string of escapes", "{\"id\":\"" + "\\u0041".repeat(10_000) + "\"}"),
        body("a string without end", "{\"id\":\"" + "x".repeat(60_000)),
        body("a huge name", "{\"" + "x".repeat(60_000) + "\":1}"),
        body("many keys", "{" + numbered("\"k%d\":1", 6_000) + "}"),
        body("many metadata", "{\"metadata\":{" + numbered("\"k%d\":\"v\"", 5_000) + "}}"),
        body(
            "many sub-accounts",
            "{\"sub_details\":[" + many("{\"payment_method\":\"a\"}", 2_700) + "]}"),
        body("one key again and again", "{" + many("\"id\":\"a\"", 7_000) + "}"),
        body("a million empty wallets", "{\"list\":[" + many("{}", 1_000_000) + "]}"),
        body("one wallet in two states", list(MANY_WALLETS + "," + OTHER_STATE, 1_500)),
        body("a value that is no UTF-8", "{\"id\":\"\u00ff\u00fe\u00c0\u0080\"}"),
        body("another encoding", "\u00fe\u00ff\u0000{\u0000}"),
        body("white space", " ".repeat(250_000)),
        body("text after the end", "{}" + "x".repeat(60_000)),
        body("nothing but zeros", "\u0000".repeat(60_000)));
  }

  /** Longer than any customer's, and within the limit. */
  private static Stream<Response> longLists() {
    return Stream.of(
        body("many wallets", list(MANY_WALLETS, 5_000)),
        body("wallets with tokens", list(WALLETS_WITH_TOKENS, 4_500)));
  }

  private static Stream<Response> wires() {
    return Stream.of(
        new Response("the longest length", OK + "Content-Length: 9223372036854775807\r\n\r\n", "x"),
        new Response(
            "a length beyond that", OK + "Content-Length: 99999999999999999999\r\n\r\n", "x"),
        new Response("a negative length", OK + "Content-Length: -1\r\n\r\n", "x"),
        new Response("an endless body", OK + "\r\n", "x".repeat(1000)),
        new Response("an endless body of spaces", OK + "\r\n", " ".repeat(1000)),
        new Response("endless chunks", CHUNKED, "3e8\r\n" + "x".repeat(1000) + "\r\n"),
        new Response("endless small chunks", CHUNKED, "1\r\n \r\n"),
        new Response("a chunk of any size", CHUNKED + "7fffffffffffffff\r\n", "x"),
        new Response("an endless chunk head", CHUNKED, "1;x=y"),
        new Response("endless trailers", CHUNKED + "0\r\n", "X: y\r\n"),
        new Response("long trailers", CHUNKED + "0\r\n", "X: " + "y".repeat(8_000) + "\r\n"),
        new Response("endless headers", OK, "X: y\r\n"),
        new Response("long headers", OK, "X: " + "y".repeat(8_000) + "\r\n"),
        new Response("a folded header without end", OK + "X: y\r\n", " y\r\n"),
        new Response("an endless header", OK + "X: ", "y"),
        new Response("an endless status line", "HTTP/1.1 200 ", "OK"),
        new Response("endless garbage", "", "garbage"),
        new Response("endless empty lines", "", "\r\n"),
        new Response("endless early hints", "", "HTTP/1.1 103 Early Hints\r\n\r\n"),
        new Response("endless continues", "", "HTTP/1.1 100 Continue\r\n\r\n"),
        new Response("a status of no class", "HTTP/1.1 999 What\r\n\r\n", ""),
        new Response("a status of zero", "HTTP/1.1 000 What\r\n\r\n", ""),
        new Response("a negative status", "HTTP/1.1 -20 What\r\n\r\n", ""),
        new Response("another protocol", "HTTP/9.9 200 OK\r\n\r\n{}", ""),
        new Response("switching protocols", "HTTP/1.1 101 Other\r\nUpgrade: x\r\n\r\n", "x"),
        new Response("an unknown coding", OK + "Transfer-Encoding: gzip\r\n\r\n", "x"),
        new Response("two lengths", OK + "Content-Length: 1\r\nContent-Length: 9\r\n\r\n{}", ""),
        new Response("an unknown charset", OK + "Content-Type: a/b; charset=no\r\n\r\n{}", ""));
  }

  @ParameterizedTest
  @MethodSource("responses")
  void ends_soon_and_costs_little(Response response) throws IOException {
    try (HostileServer server = HostileServer.giving(response);
        Juspay juspay = open(server)) {
      WalletGateway gateway = juspay.gateway();

      Cost one = Cost.of(() -> gateway.find(StuckCall.CUSTOMER, SampleWallets.ID));
      Cost all = Cost.of(() -> gateway.list(StuckCall.CUSTOMER));

      for (Cost cost : List.of(one, all)) {
        assertThat(cost.failure()).isInstanceOfAny(ProtocolViolation.class, Unavailable.class);
        assertThat(cost.failure()).isNotEqualTo(new Unavailable("deadline passed"));
        assertThat(cost.bytes()).isLessThanOrEqualTo(MEMORY);
        assertThat(cost.cpu()).isLessThanOrEqualTo(CPU);
      }
      assertThat(juspay.http().connections().leased()).isZero();
    }
  }

  @ParameterizedTest
  @MethodSource("longLists")
  void that_is_a_long_list_within_the_limit_is_read_at_a_few_times_its_size(Response response)
      throws IOException {
    try (HostileServer server = HostileServer.giving(withLength(response))) {
      long first = bytesOfList(server);
      long bytes = Math.min(first, bytesOfList(server));

      assertThat(bytes)
          .isLessThanOrEqualTo((long) TIMES_ITS_SIZE * response.once().length());
    }
  }

  @Test
  void that_is_a_long_list_of_empty_wallets_counts_them() throws IOException {
    Response empty = body("empty wallets", "{\"list\":[" + many("{}", 80_000) + "]}");
    try (HostileServer server = HostileServer.giving(withLength(empty));
        Juspay juspay = open(server)) {
      assertThat(juspay.gateway().list(StuckCall.CUSTOMER).get())
          .isEqualTo(new WalletList(List.of(), 80_000));
    }
  }

  private static long bytesOfList(HostileServer server) {
    try (Juspay juspay = open(server)) {
      long thread = Thread.currentThread().getId();
      long bytes = THREADS.getThreadAllocatedBytes(thread);
      int wallets = juspay.gateway().list(StuckCall.CUSTOMER).get().wallets().size();
      bytes = THREADS.getThreadAllocatedBytes(thread) - bytes;
      assertThat(wallets).isGreaterThanOrEqualTo(4_500);
      return bytes;
    }
  }

  @Test
  void with_any_bytes_broken_is_an_answer_all_the_same() {
    Random random = new Random(1122);
    byte[] sample = ("{\"id\":\"wlt_1\",\"object\":\"wallet_account\",\"wallet\":\"MOBIKWIK\","
            + "\"linked\":true,\"token\":\"tok\",\"current_balance\":\"12.5e1\",\"metadata\":{\"a\":"
            + "\"b\"},\"sub_details\":[{\"payment_method\":\"x\",\"current_balance\":1}],"
            + "\"last_refreshed\":\"2016-08-01T08:07:52+0000\"}")
        .getBytes(ISO_8859_1);
    int unreadable = 0;

    for (int i = 0; i < 50_000; i++) {
      unreadable += isUnreadable(broken(sample, random)) ? 1 : 0;
    }

    assertThat(unreadable).isBetween(10_000, 50_000);
  }

  private static byte[] broken(byte[] sample, Random random) {
    byte[] broken = sample.clone();
    for (int i = random.nextInt(3); i >= 0; i--) {
      byte[] like = {(byte) random.nextInt(256), '"', '{', '[', ',', '9', 'e', '-', '\\'};
      broken[random.nextInt(broken.length)] = like[random.nextInt(like.length)];
    }
    return broken;
  }

  private static boolean isUnreadable(byte[] body) {
    try {
      WalletJsonReader.wallet(body, SampleWallets.READ_AT);
      return false;
    } catch (UnreadableResponseException e) {
      return true;
    }
  }

  /** One try, because what one response costs is asked. */
  private static Juspay open(HostileServer server) {
    JuspayApiKey key = JuspayApiKey.of("your_api_key");
    return Juspay.open(JuspaySettings.builder(server.uri(), key)
        .deadline(Duration.ofSeconds(30))
        .maxAttempts(1)
        .build());
  }

  private static Response body(String name, String body) {
    return new Response(name, body, "");
  }

  private static String many(String what, int times) {
    return IntStream.range(0, times).mapToObj(i -> what).collect(Collectors.joining(","));
  }

  private static String numbered(String what, int times) {
    return IntStream.range(0, times)
        .mapToObj(number -> String.format(Locale.ROOT, what, number))
        .collect(Collectors.joining(","));
  }

  private static String list(String wallet, int times) {
    return "{\"list\":[" + numbered(wallet, times) + "]}";
  }

  /** What a call costs its thread, at the best of some attempts: the first ones load classes. */
  private record Cost(WalletFailure failure, long bytes, Duration cpu) {

    private static Cost of(Supplier<Either<WalletFailure, ?>> call) {
      List<Cost> costs = new ArrayList<>();
      for (int i = 0; i < 3; i++) {
        costs.add(once(call));
      }
      Function<Cost, Long> bytes = Cost::bytes;
      return new Cost(
          costs.get(0).failure(),
          costs.stream().map(bytes).min(Long::compare).orElseThrow(),
          costs.stream().map(Cost::cpu).min(Duration::compareTo).orElseThrow());
    }

    private static Cost once(Supplier<Either<WalletFailure, ?>> call) {
      long thread = Thread.currentThread().getId();
      long bytes = THREADS.getThreadAllocatedBytes(thread);
      long cpu = THREADS.getCurrentThreadCpuTime();
      Either<WalletFailure, ?> answer = call.get();
      return new Cost(
          answer.getLeft(),
          THREADS.getThreadAllocatedBytes(thread) - bytes,
          Duration.ofNanos(THREADS.getCurrentThreadCpuTime() - cpu));
    }
  }
}
