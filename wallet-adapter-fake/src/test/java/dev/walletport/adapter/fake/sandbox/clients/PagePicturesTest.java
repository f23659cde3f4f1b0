package dev.walletport.adapter.fake.sandbox.clients;

import static dev.walletport.adapter.fake.sandbox.clients.SandboxPage.FAULTS_SET;
import static dev.walletport.adapter.fake.sandbox.clients.SandboxPage.SENT;
import static dev.walletport.adapter.fake.sandbox.clients.SandboxPage.wallet;
import static org.assertj.core.api.Assertions.assertThat;

import dev.walletport.adapter.fake.FakeWallets;
import dev.walletport.adapter.fake.sandbox.JuspaySandbox;
import dev.walletport.domain.WalletId;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Takes the pictures of the page that the documentation shows, into {@code target/pictures}; with
 * {@code -Dsandbox.pictures=../docs} into that folder. What differs from run to run is replaced.
 */
@DisplayNameGeneration(ReplaceUnderscores.class)
@ExtendWith(SandboxInBrowser.class)
class PagePicturesTest {

  private static final Path FOLDER =
      Path.of(System.getProperty("sandbox.pictures", "target/pictures"));

  /** Stops the page from reading on, and writes over times, ports and versions of the machine. */
  private static final String FREEZE = """
      Object.defineProperty(document, 'hidden', { value: true });
      document.querySelectorAll('tbody time.machine').forEach((time, i) => {
        time.textContent = `09:30:${59 - i}.250`;
      });
      document.querySelector('#request time').textContent = '2026-01-01 09:30:59.250 UTC';
      const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
      while (texts.nextNode()) {
        texts.currentNode.data = texts.currentNode.data
          .replace(/127\\.0\\.0\\.1:[0-9]+/g, '127.0.0.1:8080')
          .replace(/in [0-9]+ ms/, 'in 1 ms')
          .replace(/Java-http-client\\/[0-9.]+/, 'Java-http-client');
      }
      """;

  private final SandboxPage page;
  private final Browser browser;

  PagePicturesTest(SandboxPage page) {
    this.page = page;
    this.browser = page.browser();
  }

  @Test
  void of_a_desktop_light_and_dark_and_of_a_phone() throws Exception {
    try (JuspaySandbox sandbox = JuspaySandbox.start(FakeWallets.create())) {
      WalletId open = new PopulatedSandbox(new SandboxPage(browser, sandbox)).work();

      show(sandbox, open, "light");
      browser.photographAll(FOLDER.resolve("sandbox.png"));
      show(sandbox, open, "dark");
      browser.photographAll(FOLDER.resolve("sandbox-dark.png"));
      browser.usePhone();
      show(sandbox, open, "light");
      browser.ask("document.querySelector(arguments[0]).scrollIntoView()", wallet(open));
      browser.photograph(FOLDER.resolve("sandbox-phone.png"));

      assertThat(List.of("sandbox.png", "sandbox-dark.png", "sandbox-phone.png"))
          .allSatisfy(name -> assertThat(FOLDER.resolve(name)).isNotEmptyFile());
      browser.goTo(page.sandbox().uri());
    }
  }

  private void show(JuspaySandbox sandbox, WalletId open, String colours) {
    browser.useMedia(Map.of("prefers-color-scheme", colours));
    browser.goTo(sandbox.uri());
    browser.see(FAULTS_SET, "SMS failed");
    browser.see(wallet(open), "ISSUED");
    browser.see(SENT, "HTTP/1.1");
    browser.ask(FREEZE);
    browser.see("#facts", "At http://127.0.0.1:8080");
  }
}
