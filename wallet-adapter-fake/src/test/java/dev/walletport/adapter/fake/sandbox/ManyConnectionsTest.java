package dev.walletport.adapter.fake.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import dev.walletport.adapter.fake.Fault;
import dev.walletport.domain.WalletOperation;
import java.io.IOException;
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

  private static final int CROWD = 1_000;
  private static final int CLIENTS = 16;
  private static final Duration PROMPT = Duration.ofSeconds(5);

  private final SandboxFixture stage = SandboxFixture.set();

  ManyConnectionsTest() throws IOException {}

  @AfterEach
  void close() {
    stage.close();
  }

  @Test
  void a_thousand_who_say_next_to_nothing_keep_nobody_waiting() throws Exception {
    List<Socket> crowd = new ArrayList<>();
    try {
      for (int i = 0; i < CROWD; i++) {
        crowd.add(stage.wire().connect());
        RawHttpClient.say(crowd.get(i), beginning(i));
      }

      for (int i = 0; i < 20; i++) {
        assertAnsweredPromptly();
        everyThird(crowd).forEach(socket -> RawHttpClient.say(socket, "x"));
      }
      stage.close();

      assertThat(crowd)
          .allSatisfy(socket -> assertThat(RawHttpClient.rest(socket).text()).isEmpty());
      assertThat(ServerThreads.left()).isEmpty();
    } finally {
      for (Socket socket : crowd) {
        socket.close();
      }
    }
  }

  /** Nothing, the beginning of a header, or the beginning of a body. */
  private String beginning(int number) {
    RawRequest call = RawRequest.post(stage.path(), "").with(RawRequest.LENGTH, "100");
    String head = call.written(stage.sandbox().uri().getAuthority());
    return switch (number % 3) {
      case 0 -> head.substring(0, head.length() - 4);
      case 1 -> head;
      default -> "";
    };
  }

  private void assertAnsweredPromptly() {
    long begun = System.nanoTime();
    assertThat(stage.get(stage.path()).status()).isEqualTo(200);
    assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(PROMPT);
  }

  private static List<Socket> everyThird(List<Socket> crowd) {
    return IntStream.range(0, crowd.size())
        .filter(i -> i % 3 == 0)
        .mapToObj(crowd::get)
        .toList();
  }

  @Test
  void those_who_leave_are_forgotten() throws Exception {
    for (int i = 0; i < CROWD; i++) {
      try (Socket socket = stage.wire().connect()) {
        RawHttpClient.say(socket, beginning(i));
        socket.setSoLinger(i % 2 == 0, 0);
      }
    }

    assertAnsweredPromptly();
    stage.close();
    assertThat(ServerThreads.left()).isEmpty();
  }

  @Test
  void one_otp_links_once_however_many_send_it_at_once() throws Exception {
    String form = "command=link&otp=" + stage.otp();

    List<RawResponse> replies = atOnce(client -> stage.command(form));

    assertThat(replies).filteredOn(reply -> reply.status() == 200).hasSize(1);
    assertThat(replies)
        .filteredOn(reply -> reply.status() != 200)
        .allSatisfy(
            reply -> assertThat(reply.field("error_code")).isEqualTo("wallet_already_linked"));
  }

  @Test
  void a_fault_befalls_one_call_however_many_come_at_once() throws Exception {
    stage.fake().faults().next(WalletOperation.FIND, Fault.answerLost());

    List<RawResponse> replies = atOnce(client -> stage.get(stage.path()));

    assertThat(replies).filteredOn(reply -> reply.text().isEmpty()).hasSize(1);
    assertThat(replies).filteredOn(reply -> !reply.text().isEmpty()).hasSize(CLIENTS - 1);
  }

  @Test
  void customers_do_not_get_into_each_others_way() throws Exception {
    List<Integer> linked = atOnce(this::linkAndDelink);

    assertThat(linked).containsOnly(10);
    assertThat(stage.fake().customers()).hasSize(CLIENTS + 1);
  }

  /** Ten wallets of a customer of one's own. */
  private int linkAndDelink(int client) {
    String customer = "customer_" + client;
    stage.post("/customers", "object_reference_id=" + customer);
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
    return stage.hear(RawRequest.post(path, form).with(RawRequest.ROUTING_ID, customer));
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
