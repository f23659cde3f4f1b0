package dev.walletport.adapter.juspay;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.util.Objects;

/** The payloads of Juspay's public pages, from this module's test resources. */
public final class Payloads {

  private Payloads() {}

  public static String named(String name) throws IOException {
    try (InputStream file = Payloads.class.getResourceAsStream("/juspay/" + name)) {
      return new String(Objects.requireNonNull(file, name).readAllBytes(), UTF_8);
    }
  }
}
