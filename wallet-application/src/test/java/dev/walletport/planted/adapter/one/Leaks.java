package dev.walletport.planted.adapter.one;

import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.Version;
import com.fasterxml.jackson.core.Versioned;
import com.google.inject.Injector;
import io.vavr.Function1;
import io.vavr.collection.List;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.util.Map;
import org.apache.hc.client5.http.classic.HttpClient;
import org.apache.hc.client5.http.config.RequestConfig;

/** Shows vendor types in every place there is. */
public abstract sealed class Leaks<T extends Function1<String, String>> implements Versioned {

  protected final Option<RequestConfig> config = Option.none();

  private final List<String> kept = List.empty();

  public Either<String, List<String>> inATypeArgument() {
    return Either.right(kept);
  }

  public void asAParameter(Map<String, HttpClient[]> clients) {
    clients.clear();
  }

  protected void asAnException() throws JsonParseException {}

  protected Injector outsideOfAModule(Injector injector) {
    return injector;
  }

  public String keepsTheRule(Option<String> text) {
    return text + insideOnly(kept);
  }

  private static String insideOnly(List<String> texts) {
    return texts.mkString();
  }

  abstract T generic();

  /** Shows one as well, being public in a public class. */
  public interface Nested extends Versioned {}

  /** Keeps the rule: no other class sees it. */
  interface Hidden extends Versioned {}

  static final class Only extends Leaks<Function1<String, String>> {
    @Override
    public Version version() {
      return Version.unknownVersion();
    }

    @Override
    Function1<String, String> generic() {
      return text -> text;
    }
  }
}
