package dev.walletport.adapter.fake.sandbox.clients;

import static org.assertj.core.api.Assertions.assertThat;

import dev.walletport.adapter.fake.FakeWallets;
import dev.walletport.adapter.fake.sandbox.JuspaySandbox;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * Opens the page of a sandbox in a browser, one of each for the tests of a run, and sets both back
 * before every test. Whatever the console complains of fails the test, unless the test has read it.
 */
final class SandboxInBrowser implements ParameterResolver, BeforeEachCallback, AfterEachCallback {

  private static final Namespace NAMESPACE = Namespace.create(SandboxInBrowser.class);

  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
    return parameter.getParameter().getType() == SandboxPage.class;
  }

  @Override
  public SandboxPage resolveParameter(ParameterContext parameter, ExtensionContext context) {
    return page(context);
  }

  @Override
  public void beforeEach(ExtensionContext context) throws Exception {
    page(context).openAnew();
  }

  @Override
  public void afterEach(ExtensionContext context) {
    assertThat(page(context).browser().complaints()).isEmpty();
  }

  private static SandboxPage page(ExtensionContext context) {
    return context
        .getRoot()
        .getStore(NAMESPACE)
        .getOrComputeIfAbsent(Opened.class, key -> Opened.open(), Opened.class)
        .page;
  }

  /** What is closed after the last test of a run. */
  private static final class Opened implements AutoCloseable {
    private final Path folder;
    private final SandboxPage page;

    private Opened(Path folder, SandboxPage page) {
      this.folder = folder;
      this.page = page;
    }

    static Opened open() {
      try {
        Path folder = Files.createTempDirectory("sandbox-page");
        Browser browser = Browser.open(folder);
        JuspaySandbox sandbox = JuspaySandbox.start(FakeWallets.create());
        return new Opened(folder, new SandboxPage(browser, sandbox));
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    @Override
    public void close() throws IOException {
      page.browser().close();
      page.sandbox().close();
      try (Stream<Path> files = Files.walk(folder)) {
        for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
          Files.deleteIfExists(file);
        }
      }
    }
  }
}
