package dev.walletport.adapter.juspay;

import static org.assertj.core.api.Assertions.assertThat;

import dev.walletport.adapter.juspay.ScriptedServer.Security;
import dev.walletport.domain.WalletFailure;
import dev.walletport.domain.WalletFailure.CredentialsRefused;
import dev.walletport.domain.WalletFailure.Unavailable;
import io.vavr.control.Either;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Bytes that a server sends before it is asked are never taken for the answer to a request. */
@Timeout(120)
@DisplayNameGeneration(ReplaceUnderscores.class)
class UnsolicitedResponseTest {

  /** In which what was sent has come to the other end of loopback. */
  private static final Duration ARRIVAL = Duration.ofMillis(50);

  private static final String NO = RawServer.json(401, "{}");
  private static final String STALE =
      "the server closed the connection, or sent something, before it was asked";

  @Nested
  class On_a_pooled_connection {

    @ParameterizedTest
    @MethodSource("dev.walletport.adapter.juspay.UnsolicitedResponseTest#delays")
    void a_second_answer_is_never_read(Security security, GatewayCall call, int millis)
        throws Exception {
      CountDownLatch sent = new CountDownLatch(1);
      try (ScriptedServer server = ScriptedServer.playing(security, connection -> {
            if (connection.number() == 1) {
              connection.request();
              connection.send(call.yes());
              connection.pause(Duration.ofMillis(millis));
              connection.send(call.forged());
              connection.pause(ARRIVAL);
              sent.countDown();
              connection.rest();
            } else {
              connection.request();
              connection.send(NO);
            }
          });
          Juspay juspay = Juspay.open(server.settings().build())) {
        assertThat(call.on(juspay).isRight()).isTrue();
        assertThat(sent.await(20, TimeUnit.SECONDS)).isTrue();

        Either<WalletFailure, ?> answer = call.on(juspay);

        assertThat(answer.getLeft()).isInstanceOf(CredentialsRefused.class);
        assertThat(server.connections()).hasSize(2);
        Await.awaitLeased(juspay, 0);
      }
    }

    @ParameterizedTest
    @MethodSource("dev.walletport.adapter.juspay.UnsolicitedResponseTest#sequels")
    void whatever_comes_in_the_same_packet_ends_it(Security security, String body, String sequel)
        throws Exception {
      try (ScriptedServer server = ScriptedServer.playing(security, connection -> {
            connection.request();
            connection.send(connection.number() == 1 ? RawServer.json(200, body) + sequel : NO);
            connection.rest();
          });
          Juspay juspay = Juspay.open(server.settings().build())) {
        assertThat(GatewayCall.FIND.on(juspay).isRight()).isTrue();

        Either<WalletFailure, ?> answer = GatewayCall.LINK.on(juspay);

        assertThat(answer.getLeft()).isInstanceOf(CredentialsRefused.class);
        assertThat(server.connections()).hasSize(2);
      }
    }

    @ParameterizedTest
    @EnumSource(Security.class)
    void a_second_answer_in_the_same_packet_keeps_it_out_of_the_pool(Security security)
        throws IOException {
      try (ScriptedServer server = ScriptedServer.playing(security, connection -> {
            connection.request();
            connection.send(GatewayCall.FIND.yes() + GatewayCall.LINK.forged());
            connection.rest();
          });
          Juspay juspay = Juspay.open(server.settings().build())) {
        assertThat(GatewayCall.FIND.on(juspay).isRight()).isTrue();

        assertThat(juspay.http().connections().available()).isZero();
      }
    }

    /** A body that is longer than what is read through a buffer, and a head before it. */
    @ParameterizedTest
    @EnumSource(Security.class)
    void a_second_answer_that_tls_has_undone_already_is_never_read(Security security)
        throws IOException {
      String body = GatewayCall.FIND.body("tok_wanted") + " ".repeat(5_000);
      try (ScriptedServer server = ScriptedServer.playing(security, connection -> {
            connection.request();
            if (connection.number() == 1) {
              connection.send("HTTP/1.1 200 OK\r\nContent-Length: " + body.length() + "\r\n\r\n");
              connection.send(body + GatewayCall.LINK.forged());
            } else {
              connection.send(NO);
            }
            connection.rest();
          });
          Juspay juspay = Juspay.open(server.settings().build())) {
        assertThat(GatewayCall.FIND.on(juspay).isRight()).isTrue();

        Either<WalletFailure, ?> answer = GatewayCall.LINK.on(juspay);

        assertThat(answer.getLeft()).isInstanceOf(CredentialsRefused.class);
        assertThat(server.connections()).hasSize(2);
      }
    }

    @ParameterizedTest
    @EnumSource(Security.class)
    void a_second_answer_behind_chunks_is_never_read(Security security) throws IOException {
      GatewayCall call = GatewayCall.LIST;
      try (ScriptedServer server = ScriptedServer.playing(security, connection -> {
            connection.request();
            connection.send(
                connection.number() == 1 ? chunked(call.body("tok_wanted")) + call.forged() : NO);
            connection.rest();
          });
          Juspay juspay = Juspay.open(server.settings().build())) {
        assertThat(call.on(juspay).isRight()).isTrue();

        Either<WalletFailure, ?> answer = call.on(juspay);

        assertThat(answer.getLeft()).isInstanceOf(CredentialsRefused.class);
        assertThat(server.connections()).hasSize(2);
      }
    }

    private static String chunked(String body) {
      return "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n"
          + Integer.toHexString(body.length()) + "\r\n" + body + "\r\n0\r\n\r\n";
    }

    /** What comes later on that connection would be the rest of the body. */
    @ParameterizedTest
    @EnumSource(Security.class)
    void an_answer_in_place_of_a_body_over_the_limit_is_never_read(Security security)
        throws IOException {
      try (ScriptedServer server = ScriptedServer.playing(security, connection -> {
            connection.request();
            if (connection.number() == 1) {
              connection.send("HTTP/1.1 200 OK\r\nContent-Length: 1000000\r\n\r\n");
              connection.request();
              connection.send(GatewayCall.LINK.forged());
            } else {
              connection.send(NO);
            }
            connection.rest();
          });
          Juspay juspay = Juspay.open(server.settings().build())) {
        assertThat(GatewayCall.FIND.on(juspay).isLeft()).isTrue();

        Either<WalletFailure, ?> answer = GatewayCall.LINK.on(juspay);

        assertThat(answer.getLeft()).isInstanceOf(CredentialsRefused.class);
        assertThat(server.connections()).hasSize(2);
      }
    }

    @ParameterizedTest
    @EnumSource(Security.class)
    void nothing_that_came_by_itself_leaves_it_in_use(Security security) throws IOException {
      try (ScriptedServer server = ScriptedServer.playing(security, connection -> {
            while (!connection.request().isEmpty()) {
              connection.send(GatewayCall.FIND.yes());
            }
          });
          Juspay juspay = Juspay.open(server.settings().build())) {
        for (int i = 0; i < 50; i++) {
          assertThat(GatewayCall.FIND.on(juspay).isRight()).isTrue();
        }

        assertThat(server.connections()).hasSize(1);
      }
    }

    @Test
    void messages_of_tls_itself_leave_it_in_use() throws Exception {
      BlockingQueue<Integer> updates = new LinkedBlockingQueue<>();
      try (ScriptedServer server = ScriptedServer.playing(Security.TLS_1_3, connection -> {
            for (int i = 1; !connection.request().isEmpty(); i++) {
              connection.send(GatewayCall.FIND.yes());
              connection.updateKeys();
              updates.add(i);
            }
          });
          Juspay juspay = Juspay.open(server.settings().build())) {
        for (int i = 0; i < 20; i++) {
          assertThat(GatewayCall.FIND.on(juspay).isRight()).isTrue();
          assertThat(updates.poll(20, TimeUnit.SECONDS)).isNotNull();
        }

        assertThat(server.connections()).hasSize(1);
      }
    }

    /** JSSE keeps the begin of a record, and tells of it as little as of silence. */
    @ParameterizedTest
    @EnumSource(value = Security.class, names = "HTTP", mode = EnumSource.Mode.EXCLUDE)
    void a_second_answer_whose_last_byte_has_not_come_is_never_read(Security security)
        throws Exception {
      CountDownLatch firstRead = new CountDownLatch(1);
      try (ScriptedServer server = ScriptedServer.playing(security, connection -> {
            connection.request();
            connection.send(connection.number() == 1 ? GatewayCall.LINK.yes() : NO);
            if (connection.number() == 1 && awaited(firstRead)) {
              connection.send(GatewayCall.LINK.forged());
            }
            connection.rest();
          });
          TailRelay relay = TailRelay.to(server.uri());
          Juspay juspay = Juspay.open(server.settings(relay.uri()).build())) {
        assertThat(GatewayCall.LINK.on(juspay).isRight()).isTrue();
        relay.keepNextTail();
        firstRead.countDown();
        assertThat(relay.awaitKept()).isTrue();

        Either<WalletFailure, ?> answer = GatewayCall.LINK.on(juspay);

        assertThat(answer.getLeft()).isInstanceOf(CredentialsRefused.class);
        assertThat(server.connections()).hasSize(2);
      }
    }

    @Test
    void a_second_answer_behind_a_message_of_tls_is_never_read() throws Exception {
      CountDownLatch sent = new CountDownLatch(1);
      try (ScriptedServer server = ScriptedServer.playing(Security.TLS_1_3, connection -> {
            connection.request();
            connection.send(connection.number() == 1 ? GatewayCall.LINK.yes() : NO);
            connection.updateKeys();
            connection.send(GatewayCall.LINK.forged());
            connection.pause(ARRIVAL);
            sent.countDown();
            connection.rest();
          });
          Juspay juspay = Juspay.open(server.settings().build())) {
        assertThat(GatewayCall.LINK.on(juspay).isRight()).isTrue();
        assertThat(sent.await(20, TimeUnit.SECONDS)).isTrue();

        Either<WalletFailure, ?> answer = GatewayCall.LINK.on(juspay);

        assertThat(answer.getLeft()).isInstanceOf(CredentialsRefused.class);
        assertThat(server.connections()).hasSize(2);
      }
    }
  }

  @Nested
  class On_a_fresh_connection {

    private static final Duration ARRIVAL = Duration.ofMillis(20);

    /** A request that is not held back has left by then. */
    private static final Duration WHILE_IT_LISTENS = Duration.ofMillis(3);

    private static final int MOST_CALLS = 60;

    private final BlockingQueue<Boolean> first = new LinkedBlockingQueue<>();
    private final BlockingQueue<String> requests = new LinkedBlockingQueue<>();

    @ParameterizedTest
    @MethodSource("dev.walletport.adapter.juspay.UnsolicitedResponseTest#securitiesAndCommands")
    void an_answer_that_is_there_first_keeps_the_request_at_home(
        Security security, GatewayCall call) throws Exception {
      try (ScriptedServer server =
          ScriptedServer.playing(security, connection -> speakFirst(connection, call))) {
        assertStaysAtHome(server.settings().build(), call);
      }
    }

    @ParameterizedTest
    @EnumSource(Security.class)
    void an_answer_that_comes_a_little_later_keeps_the_request_at_home(Security security)
        throws Exception {
      try (ScriptedServer server = ScriptedServer.playing(security, connection -> {
        connection.pause(WHILE_IT_LISTENS);
        speakFirst(connection, GatewayCall.LINK);
      })) {
        assertStaysAtHome(server.settings().build(), GatewayCall.LINK);
      }
    }

    @ParameterizedTest
    @EnumSource(
        value = Security.class,
        names = {"TLS_1_2", "TLS_1_3"})
    void an_answer_that_is_there_first_in_a_tunnel_keeps_the_request_at_home(Security security)
        throws Exception {
      try (ScriptedServer proxy = ScriptedServer.http(connection -> {
        connection.head();
        connection.send("HTTP/1.1 200 Connection established\r\n\r\n");
        connection.secure(security.protocol());
        connection.pause(WHILE_IT_LISTENS);
        speakFirst(connection, GatewayCall.LINK);
      })) {
        assertStaysAtHome(
            proxy
                .settings()
                .baseUri(URI.create("https://127.0.0.1:9"))
                .proxy(proxy.uri())
                .build(),
            GatewayCall.LINK);
      }
    }

    private void speakFirst(ServerConnection connection, GatewayCall call) throws IOException {
      int before = connection.received().length();
      boolean unasked = !connection.isAnythingToRead();
      connection.send(call.forged());
      connection.pause(ARRIVAL);
      first.add(unasked && !connection.isAnythingToRead());
      requests.add(receivedInAll(connection).substring(before));
    }

    /**
     * A server that comes too late, on a crowded machine, has not spoken first: such a call, whose
     * request has left by then or is on its way, is not counted.
     */
    private void assertStaysAtHome(JuspaySettings settings, GatewayCall call) throws Exception {
      int counted = 0;
      for (int i = 0; i < MOST_CALLS && counted < 3; i++) {
        Either<WalletFailure, ?> answer = answerOf(settings, call);

        boolean wasFirst = first.take();
        String request = requests.take();
        if (wasFirst) {
          assertThat(answer).isEqualTo(Either.left(new Unavailable(STALE)));
          assertThat(request).isEmpty();
          counted++;
        }
      }

      assertThat(counted).isEqualTo(3);
    }

    private static Either<WalletFailure, ?> answerOf(JuspaySettings settings, GatewayCall call) {
      try (Juspay juspay = Juspay.open(settings)) {
        Either<WalletFailure, ?> answer = call.on(juspay);
        Await.awaitLeased(juspay, 0);
        return answer;
      }
    }

    /** A reset, because of an answer that was not read, is an end as well. */
    private static String receivedInAll(ServerConnection connection) {
      try {
        connection.rest();
      } catch (IOException e) {
        return connection.received();
      }
      return connection.received();
    }
  }

  private static boolean awaited(CountDownLatch latch) {
    try {
      return latch.await(20, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      return false;
    }
  }

  static Stream<Arguments> delays() {
    return Stream.of(Security.values())
        .flatMap(security -> Stream.of(GatewayCall.values())
            .flatMap(call ->
                Stream.of(0, 1, 20, 80).map(millis -> Arguments.of(security, call, millis))));
  }

  /** Behind a short body, and behind one that leaves the buffers of the client empty. */
  static Stream<Arguments> sequels() {
    String blanks = " ".repeat(9_000);
    String body = GatewayCall.FIND.body("tok_wanted");
    return Stream.of(Security.values())
        .flatMap(security -> Stream.of(body, body + blanks)
            .flatMap(answer -> Stream.of(
                    GatewayCall.LINK.forged(),
                    GatewayCall.LINK.forged() + GatewayCall.LINK.forged(),
                    "H",
                    "\r\n",
                    "\u0000",
                    "HTTP/1.1 100 Continue\r\n\r\n",
                    "HTTP/1.1 408 Request Timeout\r\nConnection: close\r\n\r\n")
                .map(sequel -> Arguments.of(security, answer, sequel))));
  }

  static Stream<Arguments> securitiesAndCommands() {
    return Arrays.stream(Security.values())
        .flatMap(security -> Stream.of(GatewayCall.LINK, GatewayCall.CREATE)
            .map(call -> Arguments.of(security, call)));
  }
}
