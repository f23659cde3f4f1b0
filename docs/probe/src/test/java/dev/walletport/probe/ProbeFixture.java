package dev.walletport.probe;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.walletport.adapter.fake.FakeWallets;
import dev.walletport.adapter.fake.sandbox.JuspaySandbox;
import dev.walletport.domain.CustomerId;
import io.vavr.control.Option;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Runs the probe against a sandbox, by the sandbox's controls. */
final class ProbeFixture implements AutoCloseable {

  static final String KEY = "canaryKeyOfTheTest";
  static final String CUSTOMER = "customer_1122";

  private final FakeWallets fake;
  private final JuspaySandbox sandbox;
  private final Path out;
  private final RecordingConsole console = new RecordingConsole(Option::none);

  ProbeFixture(FakeWallets fake, Path out) throws IOException {
    this.fake = fake;
    this.out = out;
    fake.openCustomer(CustomerId.of(CUSTOMER));
    this.sandbox = JuspaySandbox.builder(fake).apiKey(KEY).start();
  }

  FakeWallets fake() {
    return fake;
  }

  URI uri() {
    return sandbox.uri();
  }

  RecordingConsole console() {
    return console;
  }

  int run(String... options) {
    return run(sandbox.uri(), options);
  }

  int run(URI host, String... options) {
    List<String> arguments = new ArrayList<>(List.of(options));
    arguments.addAll(List.of(
        "--base-uri=" + host,
        "--customer=" + CUSTOMER,
        "--out=" + out,
        "--deadline=10",
        "--sandbox-controls"));
    Map<String, String> environment = Map.of("JUSPAY_API_KEY", KEY);
    return new Probe(environment, console, fake.pause()).run(arguments);
  }

  /** The verdicts of {@code facts.json} by the ids of their questions. */
  Map<String, String> verdicts() throws IOException {
    Map<String, String> verdicts = new LinkedHashMap<>();
    facts()
        .path("facts")
        .properties()
        .forEach(
            fact -> verdicts.put(fact.getKey(), fact.getValue().path("verdict").asText()));
    return verdicts;
  }

  JsonNode facts() throws IOException {
    return new ObjectMapper().readTree(out.resolve("facts.json").toFile());
  }

  @Override
  public void close() {
    sandbox.close();
  }
}
