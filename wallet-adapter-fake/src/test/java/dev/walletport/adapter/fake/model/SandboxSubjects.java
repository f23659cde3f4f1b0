package dev.walletport.adapter.fake.model;

import dev.walletport.adapter.fake.FakeWallets;
import dev.walletport.adapter.fake.sandbox.JuspaySandbox;
import dev.walletport.adapter.fake.testing.FakeProviderSide;
import dev.walletport.adapter.juspay.Juspay;
import dev.walletport.adapter.juspay.JuspayApiKey;
import dev.walletport.adapter.juspay.JuspaySettings;
import java.io.IOException;
import java.time.Duration;

/** A sandbox and the Juspay adapter, for sequence after sequence, each on an empty provider. */
final class SandboxSubjects implements AutoCloseable {

  /** A call that takes longer is no more in time, and no test waits for it. */
  private static final Duration DEADLINE = Duration.ofSeconds(25);

  private static final Duration HASTE = Duration.ofSeconds(1);

  private final JuspaySandbox sandbox;
  private final Juspay juspay;
  private final Juspay hasty;
  private final int attempts;

  private SandboxSubjects(JuspaySandbox sandbox, JuspaySettings.Builder settings, int attempts) {
    this.sandbox = sandbox;
    this.attempts = attempts;
    this.juspay = open(settings.maxAttempts(attempts), DEADLINE);
    this.hasty = open(settings, HASTE);
  }

  private Juspay open(JuspaySettings.Builder settings, Duration deadline) {
    return Juspay.open(
        settings.deadline(deadline).refreshDeadline(deadline).build(),
        sandbox.fake().clock());
  }

  /** Over HTTP, with so many attempts of each read. */
  static SandboxSubjects http(int attempts) throws IOException {
    JuspaySandbox sandbox = JuspaySandbox.start(FakeWallets.create());
    return new SandboxSubjects(sandbox, settings(sandbox), attempts);
  }

  /** Over HTTPS, with one attempt of each read. */
  static SandboxSubjects https() throws IOException {
    JuspaySandbox sandbox = JuspaySandbox.builder(FakeWallets.create()).https().start();
    return new SandboxSubjects(
        sandbox, settings(sandbox).sslContext(sandbox.clientSslContext()), 1);
  }

  private static JuspaySettings.Builder settings(JuspaySandbox sandbox) {
    return JuspaySettings.builder(sandbox.uri(), JuspayApiKey.of("any_key"));
  }

  /** Compares with the model of a client with as many attempts. */
  SequenceRunner runner() {
    return runner(client());
  }

  SequenceRunner runner(ModelClient client) {
    return new SequenceRunner(this::emptied, client);
  }

  WireClient client() {
    return new WireClient(attempts, DEADLINE);
  }

  private ModelSubject emptied(long seed) {
    sandbox.fake().reset();
    return new ModelSubject(
        sandbox.fake(), new FakeProviderSide(sandbox.fake()), juspay.gateway(), hasty.gateway());
  }

  @Override
  public void close() {
    hasty.close();
    juspay.close();
    sandbox.close();
  }
}
