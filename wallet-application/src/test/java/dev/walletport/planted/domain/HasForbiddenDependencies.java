package dev.walletport.planted.domain;

import com.google.inject.Key;
import io.vavr.collection.List;
import jakarta.inject.Inject;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;

/** Knows a framework, another library, files, threads and a clock. */
final class HasForbiddenDependencies {

  @Inject
  HasForbiddenDependencies() {}

  Object key() {
    return Key.get(String.class);
  }

  Object vavrCollection() {
    return List.empty();
  }

  boolean file(Path path) {
    return Files.exists(path);
  }

  String thread() {
    return Thread.currentThread().getName();
  }

  Object clock(InstantSource source) {
    return source.instant();
  }
}
