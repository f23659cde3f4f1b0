package dev.walletport.adapter.fake.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import dev.walletport.adapter.fake.FakeWallets;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/** The threads of a sandbox, seen among all of this JVM. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class SandboxThreadsTest {

  @Test
  void end_with_it() throws Exception {
    JuspaySandbox sandbox = JuspaySandbox.start(FakeWallets.create());
    RawResponse state = RawHttpClient.to(sandbox).send(RawRequest.get("/sandbox/state"));
    assertThat(state.status()).isEqualTo(200);
    assertThat(ServerThreads.running()).isNotEmpty();

    sandbox.close();

    assertThat(ServerThreads.left()).isEmpty();
  }
}
