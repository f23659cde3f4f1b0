package dev.walletport.alternatives.domain;

import java.io.IOException;

/** Declares exceptions, checked ones and others. */
public interface Throwing {

  void checked() throws IOException;

  void everything() throws Exception;

  void anything() throws Throwable;

  void unchecked() throws IllegalStateException;

  void error() throws LinkageError;
}
