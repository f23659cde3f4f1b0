package dev.walletport.adapter.fake.sandbox.clients;

import dev.walletport.adapter.fake.sandbox.JuspaySandbox;
import java.io.IOException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

class SandboxHttpsContractTest extends SandboxContract {

  private static JuspaySandbox sandbox;

  SandboxHttpsContractTest() {
    super(sandbox, settings(sandbox).sslContext(sandbox.clientSslContext()));
  }

  @BeforeAll
  static void open() throws IOException {
    sandbox = sandbox().https().start();
  }

  @AfterAll
  static void shut() {
    sandbox.close();
  }
}
