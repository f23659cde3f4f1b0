package dev.walletport.application.testing.architecture;

import com.tngtech.archunit.core.domain.JavaClass;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.module.ModuleDescriptor;
import java.net.URI;
import java.net.URL;
import java.net.URLConnection;
import java.util.Optional;

/**
 * Which packages other modules can see: those that the {@code module-info} beside a class exports
 * to all. Where there is no {@code module-info}, every package.
 */
final class ExportedPackages {

  private ExportedPackages() {}

  static boolean isExported(JavaClass type) {
    return module(type).map(module -> exports(module, type.getPackageName())).orElse(true);
  }

  private static boolean exports(ModuleDescriptor module, String packageName) {
    return module.exports().stream()
        .anyMatch(exports -> exports.source().equals(packageName) && !exports.isQualified());
  }

  private static Optional<ModuleDescriptor> module(JavaClass type) {
    return type.getSource().flatMap(source -> moduleBeside(source.getUri(), type));
  }

  private static Optional<ModuleDescriptor> moduleBeside(URI place, JavaClass type) {
    String file = type.getName().replace('.', '/') + ".class";
    String folder = place.toString().substring(0, place.toString().length() - file.length());
    try (InputStream info = open(URI.create(folder + "module-info.class").toURL())) {
      return Optional.of(ModuleDescriptor.read(info));
    } catch (FileNotFoundException e) {
      return Optional.empty();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Without the cache, which would keep a jar open. */
  private static InputStream open(URL url) throws IOException {
    URLConnection connection = url.openConnection();
    connection.setUseCaches(false);
    return connection.getInputStream();
  }
}
