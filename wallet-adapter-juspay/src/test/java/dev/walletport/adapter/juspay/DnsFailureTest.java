package dev.walletport.adapter.juspay;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.UnixOperatingSystemMXBean;
import dev.walletport.adapter.juspay.http.DnsLookup;
import dev.walletport.application.port.AttemptReporter;
import dev.walletport.domain.WalletFailure.Unavailable;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** A command whose server has no address has not left, and the next call looks the name up anew. */
@Timeout(60)
@DisplayNameGeneration(ReplaceUnderscores.class)
class DnsFailureTest {

  private static final CountDownLatch NEVER = new CountDownLatch(1);
  private static final int REFUSING = 200;

  private final AtomicInteger lookups = new AtomicInteger();

  private static Stream<DnsLookup> failures() {
    return Stream.of(
        host -> new InetAddress[0],
        host -> new InetAddress[1],
        host -> {
          throw new UnknownHostException("secret");
        },
        host -> {
          throw new SecurityException("secret");
        },
        host -> {
          throw new NoClassDefFoundError("secret");
        },
        DnsFailureTest::hang);
  }

  @ParameterizedTest
  @MethodSource("failures")
  void is_unavailable_and_over_with_the_next_lookup(DnsLookup failure) throws IOException {
    try (ScriptedServer server = ScriptedServer.http(connection -> {
          while (!connection.request().isEmpty()) {
            connection.send(GatewayCall.LINK.yes());
          }
        });
        Juspay juspay = open(server, failure, Duration.ofMillis(300))) {
      assertThat(GatewayCall.LINK.on(juspay).getLeft())
          .isInstanceOfSatisfying(
              Unavailable.class,
              unavailable ->
                  assertThat(unavailable.reason()).isIn("UnknownHostException", "deadline passed"));
      assertThat(server.connections()).isEmpty();
      Await.awaitLeased(juspay, 0);

      assertItIsOver(juspay);

      assertThat(lookups).hasValueGreaterThanOrEqualTo(2);
      Await.awaitLeased(juspay, 0);
    }
  }

  /** On a crowded machine a call may need more than the short deadline of these tests. */
  private static void assertItIsOver(Juspay juspay) {
    Await.await(() -> GatewayCall.LINK.on(juspay).isRight());
  }

  @Test
  void a_null_among_addresses_is_passed_over() throws IOException {
    try (ScriptedServer server = ScriptedServer.http(connection -> {
          connection.request();
          connection.send(GatewayCall.LINK.yes());
        });
        Juspay juspay = open(
            server,
            host -> new InetAddress[] {null, InetAddress.getLoopbackAddress()},
            Duration.ofSeconds(20))) {
      assertThat(GatewayCall.LINK.on(juspay).isRight()).isTrue();
    }
  }

  @Test
  @EnabledOnOs(OS.LINUX) // All of 127.0.0.0/8 is this machine there.
  void addresses_that_refuse_are_passed_over_and_leave_no_socket_open() throws IOException {
    try (ScriptedServer server = ScriptedServer.http(connection -> {
          connection.request();
          connection.send(GatewayCall.LINK.yes());
        });
        Juspay juspay = open(server, host -> behindRefusing(REFUSING), Duration.ofSeconds(20))) {
      long before = openDescriptors();

      assertThat(GatewayCall.LINK.on(juspay).isRight()).isTrue();

      assertThat(openDescriptors() - before).isLessThan(REFUSING / 2);
      assertThat(lookups).hasValue(1);
      assertThat(server.connections()).hasSize(1);
    }
  }

  /** The server listens on 127.0.0.1 alone, which is the last. */
  private static InetAddress[] behindRefusing(int refusing) throws UnknownHostException {
    InetAddress[] addresses = new InetAddress[refusing + 1];
    for (int i = 0; i < refusing; i++) {
      addresses[i] = InetAddress.getByAddress(new byte[] {127, 0, 0, (byte) (2 + i)});
    }
    addresses[refusing] = InetAddress.getLoopbackAddress();
    return addresses;
  }

  /** Zero where the machine does not tell. */
  private static long openDescriptors() {
    return ManagementFactory.getOperatingSystemMXBean() instanceof UnixOperatingSystemMXBean unix
        ? unix.getOpenFileDescriptorCount()
        : 0;
  }

  @Test
  @EnabledOnOs(OS.LINUX) // As above.
  void an_address_that_does_not_answer_is_passed_over() throws IOException {
    InetAddress other = InetAddress.getByAddress(new byte[] {127, 0, 0, 2});
    try (ScriptedServer server = ScriptedServer.http(connection -> {
          connection.request();
          connection.send(GatewayCall.LINK.yes());
        });
        FullPort full = FullPort.open(new InetSocketAddress(other, server.uri().getPort()));
        Juspay juspay = open(named(server).connectTimeout(Duration.ofMillis(200)), host ->
            new InetAddress[] {other, InetAddress.getLoopbackAddress()})) {
      assertThat(full.number()).isEqualTo(server.uri().getPort());

      assertThat(GatewayCall.LINK.on(juspay).isRight()).isTrue();
    }
  }

  @Test
  void a_lookup_may_take_longer_than_the_wait_for_a_connection() throws IOException {
    Duration wait = Duration.ofMillis(50);
    try (ScriptedServer server = ScriptedServer.http(connection -> {
          connection.request();
          connection.send(GatewayCall.LINK.yes());
        });
        Juspay juspay = open(named(server).poolTimeout(wait), host -> {
          long end = System.nanoTime() + wait.multipliedBy(6).toNanos();
          Await.await(() -> System.nanoTime() >= end);
          return new InetAddress[] {InetAddress.getLoopbackAddress()};
        })) {
      assertThat(GatewayCall.LINK.on(juspay).isRight()).isTrue();
    }
  }

  @ParameterizedTest
  @EnumSource(GatewayCall.class)
  void of_a_mistyped_host_is_told_by_its_class_alone(GatewayCall call) throws IOException {
    try (ScriptedServer server = ScriptedServer.http(ServerConnection::rest);
        Juspay juspay = open(
            server,
            host -> {
              throw new UnknownHostException(host + ": Name or service not known");
            },
            Duration.ofSeconds(20))) {
      assertThat(call.on(juspay).getLeft()).isEqualTo(new Unavailable("UnknownHostException"));
    }
  }

  private Juspay open(ScriptedServer server, DnsLookup first, Duration deadline) {
    return open(named(server).deadline(deadline), first);
  }

  private static JuspaySettings.Builder named(ScriptedServer server) {
    return server
        .settings()
        .baseUri(URI.create("http://wallets.invalid:" + server.uri().getPort()))
        .allowPlainHttp()
        .deadline(Duration.ofSeconds(20));
  }

  private Juspay open(JuspaySettings.Builder settings, DnsLookup first) {
    return Juspay.open(
        settings.poolSize(1).build(),
        AttemptReporter.none(),
        InstantSource.system(),
        host -> lookups.incrementAndGet() == 1
            ? first.allOf(host)
            : new InetAddress[] {InetAddress.getLoopbackAddress()});
  }

  private static InetAddress[] hang(String host) throws UnknownHostException {
    try {
      NEVER.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    throw new UnknownHostException(host);
  }
}
