package dev.walletport.adapter.fake.sandbox;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.walletport.adapter.fake.sandbox.ControlRoute.Need;
import dev.walletport.adapter.fake.sandbox.ControlRoute.Parameter;
import dev.walletport.adapter.fake.sandbox.Json.Writing;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** The controls as an OpenAPI 3.0 document, made of the routes that answer them. */
final class OpenApi {

  private static final String FORM = "application/x-www-form-urlencoded";

  private OpenApi() {}

  static Writing document(List<ControlRoute> routes) {
    return json -> {
      json.writeStartObject();
      json.writeStringField("openapi", "3.0.3");
      json.writeObjectFieldStart("info");
      json.writeStringField("title", "Controls of the Walletport sandbox");
      json.writeStringField("version", "1");
      json.writeEndObject();
      json.writeObjectFieldStart("paths");
      for (Map.Entry<String, List<ControlRoute>> path : byPath(routes).entrySet()) {
        path(json, path.getKey(), path.getValue());
      }
      json.writeEndObject();
      json.writeEndObject();
    };
  }

  private static Map<String, List<ControlRoute>> byPath(List<ControlRoute> routes) {
    return routes.stream()
        .collect(
            Collectors.groupingBy(ControlRoute::path, LinkedHashMap::new, Collectors.toList()));
  }

  private static void path(JsonGenerator json, String path, List<ControlRoute> routes)
      throws IOException {
    json.writeObjectFieldStart("/sandbox/" + path);
    for (ControlRoute route : routes) {
      json.writeObjectFieldStart(route.method().toLowerCase(Locale.ROOT));
      operation(json, route);
      json.writeEndObject();
    }
    json.writeEndObject();
  }

  private static void operation(JsonGenerator json, ControlRoute route) throws IOException {
    json.writeStringField("summary", route.summary());
    if (route.method().equals("POST")) {
      requestBody(json, route);
    } else {
      Json.list(json, "parameters", route.parameters(), (out, one) -> parameter(out, route, one));
    }
    json.writeObjectFieldStart("responses");
    response(json, "200", "JSON");
    response(json, "400", "A field is not valid: error_message says what is.");
    json.writeEndObject();
  }

  private static void parameter(JsonGenerator json, ControlRoute route, Parameter parameter)
      throws IOException {
    json.writeStringField("name", parameter.name());
    json.writeStringField("in", route.isInPath(parameter) ? "path" : "query");
    json.writeBooleanField("required", parameter.need() == Need.REQUIRED);
    json.writeStringField("description", parameter.words());
    schema(json);
  }

  private static void schema(JsonGenerator json) throws IOException {
    json.writeObjectFieldStart("schema");
    json.writeStringField("type", "string");
    json.writeEndObject();
  }

  private static void requestBody(JsonGenerator json, ControlRoute route) throws IOException {
    json.writeObjectFieldStart("requestBody");
    json.writeObjectFieldStart("content");
    json.writeObjectFieldStart(FORM);
    json.writeObjectFieldStart("schema");
    json.writeStringField("type", "object");
    required(json, route.parameters());
    json.writeObjectFieldStart("properties");
    for (Parameter parameter : route.parameters()) {
      json.writeObjectFieldStart(parameter.name());
      json.writeStringField("type", "string");
      json.writeStringField("description", parameter.words());
      json.writeEndObject();
    }
    json.writeEndObject();
    json.writeEndObject();
    json.writeEndObject();
    json.writeEndObject();
    json.writeEndObject();
  }

  /** Left out if none is: OpenAPI allows no empty list. */
  private static void required(JsonGenerator json, List<Parameter> parameters) throws IOException {
    List<String> names = parameters.stream()
        .filter(parameter -> parameter.need() == Need.REQUIRED)
        .map(Parameter::name)
        .toList();
    if (!names.isEmpty()) {
      Json.names(json, "required", names);
    }
  }

  private static void response(JsonGenerator json, String status, String words) throws IOException {
    json.writeObjectFieldStart(status);
    json.writeStringField("description", words);
    json.writeEndObject();
  }
}
