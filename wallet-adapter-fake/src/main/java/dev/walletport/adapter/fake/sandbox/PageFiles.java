package dev.walletport.adapter.fake.sandbox;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Objects;

/** The three static files of the web page. */
final class PageFiles {

  /** Nothing from other sites, nothing inline, no frame. */
  private static final String POLICY = "default-src 'none'; script-src 'self'; style-src 'self';"
      + " connect-src 'self'; img-src 'self' data:; base-uri 'none'; form-action 'self';"
      + " frame-ancestors 'none'";

  static final SandboxResponse HTML = file("page.html", "text/html; charset=UTF-8");
  static final SandboxResponse CSS = file("page.css", "text/css; charset=UTF-8");
  static final SandboxResponse SCRIPT = file("page.js", "text/javascript; charset=UTF-8");

  private PageFiles() {}

  private static SandboxResponse file(String name, String type) {
    try (InputStream in = PageFiles.class.getResourceAsStream(name)) {
      byte[] bytes = Objects.requireNonNull(in, name).readAllBytes();
      return SandboxResponse.of(200, type, bytes).with("Content-Security-Policy", POLICY);
    } catch (IOException e) {
      throw new UncheckedIOException(name, e);
    }
  }
}
