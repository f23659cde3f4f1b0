package dev.walletport.probe;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.walletport.adapter.fake.ProviderBehaviour;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Reads a {@code facts.json} back, for the fake, the sandbox and the adapter's refusals. */
public final class SeenFacts {

  private static final ObjectMapper MAPPER = new ObjectMapper();

  private final JsonNode root;

  private SeenFacts(JsonNode root) {
    this.root = root;
  }

  /**
   * Reads a file.
   *
   * @param file as the probe has written it
   * @return its facts
   * @throws IOException if it cannot be read or is no JSON
   */
  public static SeenFacts read(Path file) throws IOException {
    return new SeenFacts(MAPPER.readTree(file.toFile()));
  }

  /**
   * The provider as it was seen, for {@code FakeWallets.behavingAs} and the sandbox over it.
   *
   * @return the behaviour; standard in what was confirmed or not decided
   */
  public ProviderBehaviour behaviour() {
    return ProviderBehaviour.observed(outcomes());
  }

  private Map<String, String> outcomes() {
    Map<String, String> outcomes = new HashMap<>();
    root.path("facts").properties().forEach(fact -> {
      if (fact.getValue().has("outcome")) {
        outcomes.put(fact.getKey(), fact.getValue().path("outcome").asText());
      }
    });
    return outcomes;
  }

  /**
   * The refusals that were brought about, for the adapter's table.
   *
   * @return one for each question that was refused with a code, in their order
   */
  public List<SeenRefusal> refusals() {
    List<SeenRefusal> refusals = new ArrayList<>();
    root.path("refusals")
        .forEach(row -> refusals.add(new SeenRefusal(
            row.path("fact").asText(),
            row.path("operation").asText(),
            row.path("status").asInt(),
            row.path("code").asText(),
            row.path("meaning").asText())));
    return refusals;
  }
}
