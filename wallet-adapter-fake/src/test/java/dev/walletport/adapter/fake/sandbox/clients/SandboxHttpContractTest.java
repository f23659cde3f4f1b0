package dev.walletport.adapter.fake.sandbox.clients;

import dev.walletport.adapter.fake.sandbox.JuspaySandbox;
import java.io.IOException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

class SandboxHttpContractTest extends SandboxContract {

  private static JuspaySandbox sandbox;

  SandboxHttpContractTest() {
    super(sandbox, settings(sandbox));
  }

  @BeforeAll
  static void open() throws IOException {
    sandbox = sandbox().start();
  }

  @AfterAll
  static void shut() {
    sandbox.close();
  }
}
