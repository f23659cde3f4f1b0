package dev.walletport.alternatives.adapter.side;

import io.vavr.control.Option;
import jakarta.inject.Provider;
import java.net.URI;
import javax.net.ssl.SSLContext;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** Shows what every host knows, and one type that not every host has. */
public interface Shows {

  SSLContext keepsTheRuleByTls(URI uri);

  Provider<String> keepsTheRuleByInjection(Option<String> text);

  @Nullable
  String keepsTheRuleByNullness();

  DataSource database();
}
