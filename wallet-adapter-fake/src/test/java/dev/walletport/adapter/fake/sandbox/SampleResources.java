package dev.walletport.adapter.fake.sandbox;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Objects;

/** What Juspay's public pages show, in the test resources. */
final class SampleResources {

  private SampleResources() {}

  static String read(String name) {
    try (InputStream in = SampleResources.class.getResourceAsStream("/juspay/" + name)) {
      return new String(Objects.requireNonNull(in, name).readAllBytes(), UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(name, e);
    }
  }
}
