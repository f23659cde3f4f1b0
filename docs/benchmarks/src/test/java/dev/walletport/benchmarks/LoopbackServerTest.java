package dev.walletport.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import dev.walletport.benchmarks.LoopbackServer.Manner;
import dev.walletport.benchmarks.ThreadMeter.Reading;
import java.io.IOException;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class LoopbackServerTest {

  private static final int CALLS = 2_000;

  @Test
  void has_threads_that_the_meter_leaves_out() throws Exception {
    try (LoopbackServer server = LoopbackServer.http(Manner.PROMPT);
        WalletClient client = new RawSocketWalletClient(server.uri())) {
      client.link();

      Reading all = new ThreadMeter(id -> false).end();
      Reading clients = new ThreadMeter(server::owns).end();

      assertThat(all.others().keySet()).anyMatch(server::owns);
      assertThat(clients.others().keySet()).isNotEmpty().noneMatch(server::owns);
    }
  }

  @Test
  void allocates_nothing_for_a_request() throws Exception {
    try (LoopbackServer server = LoopbackServer.http(Manner.PROMPT);
        WalletClient client = new RawSocketWalletClient(server.uri())) {
      ThreadMeter ofServer = new ThreadMeter(id -> !server.owns(id));
      link(client);

      Reading before = ofServer.begin();
      link(client);
      Reading after = ofServer.end();

      long ofCaller = after.callerSince(before).bytes();
      assertThat((after.allSince(before).bytes() - ofCaller) / CALLS).isLessThan(8);
    }
  }

  private static void link(WalletClient client) throws IOException, InterruptedException {
    for (int call = 0; call < CALLS; call++) {
      client.link();
    }
  }
}
