package dev.walletport.adapter.fake.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import dev.walletport.adapter.fake.FakeWallets;
import dev.walletport.adapter.fake.Fault;
import dev.walletport.domain.WalletOperation;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.Socket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@DisplayNameGeneration(ReplaceUnderscores.class)
@Timeout(120)
class ManyConnectionsTest {

  private static final int CONNECTIONS = 1_000;
  private static final int CLIENTS = 16;
  private static final Duration PROMPT = Duration.ofSeconds(5);

  /** No request that is half sent ends by its time. */
  private final SandboxFixture fixture =
      SandboxFixture.start(FakeWallets.create(), with -> with.requestTime(Duration.ofMinutes(10)));

  ManyConnectionsTest() throws IOException {}

  @AfterEach
  void close() {
    fixture.close();
  }

  @Test
  void a_thousand_idle_connections_delay_no_request() throws Exception {
    List<Socket> connections = new ArrayList<>();
    try {
      for (int i = 0; i < CONNECTIONS; i++) {
        connections.add(fixture.client().connect());
        RawHttpClient.write(connections.get(i), beginning(i));
      }

      for (int i = 0; i < 20; i++) {
        assertAnsweredPromptly();
        everyThird(connections).forEach(socket -> RawHttpClient.write(socket, "x"));
      }
      fixture.close();

      assertThat(connections)
          .allSatisfy(
              socket -> assertThat(RawHttpClient.readRest(socket).text()).isEmpty());
      assertThat(fixture.threads().left()).isEmpty();
    } finally {
      for (Socket socket : connections) {
        socket.close();
      }
    }
  }

  @Test
  void two_thousand_idle_connections_hold_at_most_60_megabytes() throws Exception {
    List<Socket> connections = new ArrayList<>();
    String call = RawRequest.get("/sandbox/ca.pem")
        .without("Connection")
        .text(fixture.sandbox().uri().getAuthority());
    long before = usedHeap();
    try {
      for (int i = 0; i < 2 * CONNECTIONS; i++) {
        connections.add(fixture.client().connect());
        RawHttpClient.write(connections.get(i), call);
        RawHttpClient.readUntil(connections.get(i), received -> received.indexOf("}") > 0);
      }

      assertThat(usedHeap() - before).isLessThan(60_000_000);
      assertAnsweredPromptly();
    } finally {
      for (Socket socket : connections) {
        socket.close();
      }
    }
  }

  private static long usedHeap() {
    System.gc();
    return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
  }

  /** Nothing, the beginning of a header, or the beginning of a body. */
  private String beginning(int number) {
    RawRequest call = RawRequest.post(fixture.path(), "").with(RawRequest.LENGTH, "100");
    String head = call.text(fixture.sandbox().uri().getAuthority());
    return switch (number % 3) {
      case 0 -> head.substring(0, head.length() - 4);
      case 1 -> head;
      default -> "";
    };
  }

  private void assertAnsweredPromptly() {
    long begun = System.nanoTime();
    assertThat(fixture.get(fixture.path()).status()).isEqualTo(200);
    assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(PROMPT);
  }

  private static List<Socket> everyThird(List<Socket> connections) {
    return IntStream.range(0, connections.size())
        .filter(i -> i % 3 == 0)
        .mapToObj(connections::get)
        .toList();
  }

  @Test
  void abandoned_connections_leave_no_thread() throws Exception {
    for (int i = 0; i < CONNECTIONS; i++) {
      try (Socket socket = fixture.client().connect()) {
        RawHttpClient.write(socket, beginning(i));
        socket.setSoLinger(i % 2 == 0, 0);
      }
    }

    assertAnsweredPromptly();
    fixture.close();
    assertThat(fixture.threads().left()).isEmpty();
  }

  @Test
  void one_otp_links_once_however_many_send_it_at_once() throws Exception {
    String form = "command=link&otp=" + fixture.otp();

    List<RawResponse> responses = atOnce(client -> fixture.command(form));

    assertThat(responses).filteredOn(response -> response.status() == 200).hasSize(1);
    assertThat(responses)
        .filteredOn(response -> response.status() != 200)
        .allSatisfy(response ->
            assertThat(response.field("error_code")).isEqualTo("wallet_already_linked"));
  }

  @Test
  void a_fault_applies_to_one_call_however_many_come_at_once() throws Exception {
    fixture.fake().faults().next(WalletOperation.FIND, Fault.answerLost());

    List<RawResponse> responses = atOnce(client -> fixture.get(fixture.path()));

    assertThat(responses).filteredOn(response -> response.text().isEmpty()).hasSize(1);
    assertThat(responses).filteredOn(response -> !response.text().isEmpty()).hasSize(CLIENTS - 1);
  }

  @Test
  void customers_do_not_interfere() throws Exception {
    List<Integer> linked = atOnce(this::linkAndDelink);

    assertThat(linked).containsOnly(10);
    assertThat(fixture.fake().customers()).hasSize(CLIENTS + 1);
  }

  /** Ten wallets of a customer of one's own. */
  private int linkAndDelink(int client) {
    String customer = "customer_" + client;
    fixture.post("/customers", "object_reference_id=" + customer);
    int done = 0;
    for (int i = 0; i < 10; i++) {
      String id =
          as(customer, "/customers/" + customer + "/wallets", "gateway=PAYTM").field("id");
      Object linked =
          as(customer, "/wallets/" + id, "command=link&otp=000010").json().get("linked");
      Object delinked = as(customer, "/wallets/" + id, "command=delink").json().get("linked");
      done += Boolean.TRUE.equals(linked) && Boolean.FALSE.equals(delinked) ? 1 : 0;
    }
    return done;
  }

  private RawResponse as(String customer, String path, String form) {
    return fixture.send(RawRequest.post(path, form).with(RawRequest.ROUTING_ID, customer));
  }

  private static <T> List<T> atOnce(Client<T> client) throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(CLIENTS);
    try {
      CyclicBarrier start = new CyclicBarrier(CLIENTS);
      List<Callable<T>> calls = IntStream.range(0, CLIENTS)
          .<Callable<T>>mapToObj(number -> () -> {
            start.await();
            return client.call(number);
          })
          .toList();
      List<T> answers = new ArrayList<>();
      for (Future<T> answer : threads.invokeAll(calls)) {
        answers.add(answer.get());
      }
      return answers;
    } finally {
      threads.shutdownNow();
    }
  }

  /** One of many. */
  @FunctionalInterface
  private interface Client<T> {
    T call(int number) throws Exception;
  }
}
