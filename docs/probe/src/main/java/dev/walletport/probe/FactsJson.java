package dev.walletport.probe;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.LocalDate;
import java.util.LinkedHashSet;

/**
 * Writes {@code facts.json}: verdicts, refusals, and the shapes of all responses, without a value.
 */
final class FactsJson {

  private static final ObjectMapper MAPPER = new ObjectMapper();
  private static final ObjectWriter WRITER = MAPPER.writerWithDefaultPrettyPrinter();

  private final Target target;
  private final LocalDate date;
  private final HiddenTexts secrets;
  private final ShownText shown;

  FactsJson(Target target, LocalDate date, HiddenTexts secrets) {
    this.target = target;
    this.date = date;
    this.secrets = secrets;
    this.shown = new ShownText(secrets);
  }

  String of(Findings findings, ResponseLog log) {
    ObjectNode root = MAPPER.createObjectNode();
    root.put("host", target.host());
    root.put("date", date.toString());
    root.put("provider", shown.code(target.provider()));
    findings.verdicts().forEach((id, verdict) -> fact(root.withObject("/facts"), id, verdict));
    findings.refusals(shown).forEach(refusal -> root.withArray("/refusals").add(json(refusal)));
    LinkedHashSet<ResponseShape> shapes = new LinkedHashSet<>();
    log.all().forEach(response -> shapes.add(ResponseShape.of(response, shown)));
    shapes.forEach(shape -> root.withArray("/responses").add(json(shape)));
    return text(root);
  }

  private void fact(ObjectNode facts, String id, Verdict verdict) {
    ObjectNode fact = facts.putObject(id);
    fact.put("verdict", verdict.word());
    Findings.outcome(verdict).forEach(outcome -> fact.put("outcome", clean(outcome.word())));
    fact.put("reason", clean(verdict.reason()));
  }

  /** What was learnt to be a secret since it was written. */
  private String clean(String text) {
    return secrets.isIn(text) ? "hidden: it has a value of the run in it" : text;
  }

  private static ObjectNode json(SeenRefusal refusal) {
    return MAPPER
        .createObjectNode()
        .put("fact", refusal.fact())
        .put("operation", refusal.operation())
        .put("status", refusal.status())
        .put("code", refusal.code())
        .put("meaning", refusal.meaning());
  }

  private static ObjectNode json(ResponseShape shape) {
    ObjectNode json = MAPPER.createObjectNode();
    json.put("operation", shape.operation());
    json.put("status", shape.status());
    if (!shape.code().isEmpty()) {
      json.put("code", shape.code());
    }
    ObjectNode keys = json.putObject("keys");
    shape.keys().forEach((key, types) -> keys.put(key, String.join(", ", types)));
    return json;
  }

  private static String text(ObjectNode root) {
    try {
      return WRITER.writeValueAsString(root) + "\n";
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a tree of texts can be written", e);
    }
  }
}
