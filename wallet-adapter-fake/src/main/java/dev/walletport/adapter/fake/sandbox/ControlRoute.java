package dev.walletport.adapter.fake.sandbox;

import io.vavr.control.Option;
import java.util.Arrays;
import java.util.List;

/**
 * A path of the controls.
 *
 * @param method GET or POST
 * @param path what comes after {@code /sandbox/}; a segment in braces is a parameter
 * @param summary what it does, in a sentence
 * @param parameters its parameters
 * @param action answers it
 */
record ControlRoute(
    String method, String path, String summary, List<Parameter> parameters, Action action) {

  /**
   * A field of the form, of the query or of the path.
   *
   * @param name its name
   * @param need whether a request must have it
   * @param words what it is
   */
  record Parameter(String name, Need need, String words) {}

  /** Whether a request must have a parameter. */
  enum Need {
    REQUIRED,
    OPTIONAL
  }

  /** What a route does. */
  @FunctionalInterface
  interface Action {
    SandboxResponse run(Controls controls, FormFields fields) throws RequestRejectedException;
  }

  static ControlRoute get(String path, String summary, Action action, Parameter... parameters) {
    return new ControlRoute("GET", path, summary, List.of(parameters), action);
  }

  static ControlRoute post(String path, String summary, Action action, Parameter... parameters) {
    return new ControlRoute("POST", path, summary, List.of(parameters), action);
  }

  static Parameter required(String name, String words) {
    return new Parameter(name, Need.REQUIRED, words);
  }

  static Parameter optional(String name, String words) {
    return new Parameter(name, Need.OPTIONAL, words);
  }

  /** Tells whether this is the route of a path, whatever the method. */
  boolean owns(SandboxRequest request) {
    String[] any = Arrays.stream(("sandbox/" + path).split("/", -1))
        .map(segment -> isParameter(segment) ? "*" : segment)
        .toArray(String[]::new);
    return request.matches(any);
  }

  /** The fields of a request; a parameter of the path is read from the path alone. */
  FormFields fields(SandboxRequest request) {
    List<String> template = List.of(("sandbox/" + path).split("/", -1));
    return FormFields.of(name -> value(request, name, template.indexOf("{" + name + "}")));
  }

  private static Option<String> value(SandboxRequest request, String name, int segment) {
    return segment < 0
        ? request.field(name)
        : Option.some(request.segment(segment)).filter(value -> !value.isEmpty());
  }

  boolean isInPath(Parameter parameter) {
    return path.contains("{" + parameter.name() + "}");
  }

  private static boolean isParameter(String segment) {
    return segment.startsWith("{");
  }
}
