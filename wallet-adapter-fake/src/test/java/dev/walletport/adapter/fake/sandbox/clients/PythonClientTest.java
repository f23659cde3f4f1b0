package dev.walletport.adapter.fake.sandbox.clients;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.walletport.adapter.fake.FakeWallets;
import dev.walletport.adapter.fake.JournalEntry;
import dev.walletport.adapter.fake.sandbox.JuspaySandbox;
import dev.walletport.domain.WalletOperation;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The recipe for clients in other languages, run as it stands on the page. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class PythonClientTest {

  private static final String RECIPE = Path.of(
          System.getProperty("basedir", ""), "src", "test", "python", "link_a_wallet.py")
      .toString();

  @Test
  void python_links_a_wallet_and_settles_a_lost_answer(@TempDir Path folder) throws Exception {
    assumeTrue(hasPython(), "skipped: there is no python3 on this machine");
    try (JuspaySandbox sandbox = JuspaySandbox.start(FakeWallets.create())) {
      Path said = folder.resolve("said.txt");
      Process python = new ProcessBuilder("python3", RECIPE, sandbox.uri().toString())
          .redirectErrorStream(true)
          .redirectOutput(said.toFile())
          .start();

      assertThat(endOf(python)).as(() -> read(said)).isZero();
      assertThat(sandbox.fake().journal())
          .extracting(JournalEntry::operation)
          .containsExactly(
              WalletOperation.CREATE,
              WalletOperation.LINK,
              WalletOperation.DELINK,
              WalletOperation.FIND);
    }
  }

  /** Its exit code; one that does not end is ended. */
  private static int endOf(Process process) throws InterruptedException {
    if (!process.waitFor(1, TimeUnit.MINUTES)) {
      process.destroyForcibly();
    }
    return process.waitFor();
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static boolean hasPython() throws InterruptedException {
    try {
      return new ProcessBuilder("python3", "--version").start().waitFor() == 0;
    } catch (IOException e) {
      return false; // Its message says the same: there is no such program.
    }
  }
}
