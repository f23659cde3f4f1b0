package dev.walletport.benchmarks;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.walletport.benchmarks.SelectorServer.Gets;
import dev.walletport.benchmarks.ThreadMeter.Reading;
import java.io.IOException;
import java.net.Socket;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class SelectorServerTest {

  private static final int CALLS = 2_000;

  @Test
  void has_threads_that_the_meter_leaves_out() throws Exception {
    try (SelectorServer server = SelectorServer.start();
        WalletClient client = new RawSocketWalletClient(server.uri())) {
      client.link();

      Reading all = new ThreadMeter(id -> false).end();
      Reading clients = new ThreadMeter(server::owns).end();

      assertThat(all.others().keySet()).anyMatch(server::owns);
      assertThat(clients.others().keySet()).isNotEmpty().noneMatch(server::owns);
    }
  }

  @Test
  void serves_a_client_beside_others_that_come_and_go() throws Exception {
    try (SelectorServer server = SelectorServer.start();
        WalletClient client = new RawSocketWalletClient(server.uri())) {
      try (WalletClient other = new RawSocketWalletClient(server.uri())) {
        assertThat(other.link()).isEqualTo(client.link());
      }

      assertThat(client.link()).isNotNull();
    }
  }

  @Test
  void leaves_gets_hanging_if_told_so_and_answers_posts() throws Exception {
    String get = "GET /wallets HTTP/1.1\r\n\r\n";
    String post = "POST /wallets HTTP/1.1\r\nContent-Length: 3\r\n\r\na=b";
    try (SelectorServer server = SelectorServer.start(Gets.LEFT_HANGING);
        Socket client = new Socket(server.uri().getHost(), server.uri().getPort())) {
      client.getOutputStream().write((get + post + get).getBytes(US_ASCII));
      client.shutdownOutput();

      byte[] answers = client.getInputStream().readAllBytes();

      assertThat(answers).isEqualTo(LoopbackServer.ANSWER);
    }
  }

  @Test
  void hangs_up_when_it_is_closed() throws Exception {
    SelectorServer server = SelectorServer.start();
    try (WalletClient client = new RawSocketWalletClient(server.uri())) {
      client.link();

      server.close();

      assertThatThrownBy(client::link).isInstanceOf(IOException.class);
    }
  }

  @Test
  void allocates_nothing_for_a_request() throws Exception {
    try (SelectorServer server = SelectorServer.start();
        WalletClient client = new RawSocketWalletClient(server.uri())) {
      ThreadMeter ofServer = new ThreadMeter(id -> !server.owns(id));
      link(client);

      Reading before = ofServer.begin();
      link(client);
      Reading after = ofServer.end();

      long ofCaller = after.callerSince(before).bytes();
      assertThat((after.allSince(before).bytes() - ofCaller) / CALLS).isLessThan(32);
    }
  }

  private static void link(WalletClient client) throws IOException, InterruptedException {
    for (int call = 0; call < CALLS; call++) {
      client.link();
    }
  }
}
