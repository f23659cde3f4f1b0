package dev.walletport.adapter.fake.sandbox;

import static java.util.stream.Collectors.toUnmodifiableMap;

import io.vavr.control.Option;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

/** The static files of the web page. */
final class PageFiles {

  /** Nothing from other sites, nothing inline, no frame. */
  private static final String POLICY = "default-src 'none'; script-src 'self'; style-src 'self';"
      + " connect-src 'self'; img-src 'self' data:; base-uri 'none'; form-action 'self';"
      + " frame-ancestors 'none'";

  private static final List<String> MODULES =
      List.of("curl", "customers", "elements", "faults", "messages", "requests", "sandbox", "view");

  private static final Map<String, SandboxResponse> FILES = Stream.concat(
          Stream.of(
              new PageFile("", "page.html", "text/html; charset=UTF-8"),
              new PageFile("sandbox/page.css", "page.css", "text/css; charset=UTF-8"),
              script("page.js")),
          MODULES.stream().map(module -> script("page/" + module + ".js")))
      .collect(toUnmodifiableMap(PageFile::path, PageFile::read));

  private PageFiles() {}

  /** The file of a path, which has no slash in front; none of other paths. */
  static Option<SandboxResponse> find(String path) {
    return Option.of(FILES.get(path));
  }

  private static PageFile script(String name) {
    return new PageFile("sandbox/" + name, name, "text/javascript; charset=UTF-8");
  }

  /**
   * A file.
   *
   * @param path where it is served, without a slash in front
   * @param name of the resource beside this class
   * @param type of its content
   */
  private record PageFile(String path, String name, String type) {
    SandboxResponse read() {
      try (InputStream in = PageFiles.class.getResourceAsStream(name)) {
        byte[] bytes = Objects.requireNonNull(in, name).readAllBytes();
        return SandboxResponse.of(200, type, bytes).with("Content-Security-Policy", POLICY);
      } catch (IOException e) {
        throw new UncheckedIOException(name, e);
      }
    }
  }
}
