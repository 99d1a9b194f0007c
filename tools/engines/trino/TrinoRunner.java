import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.airlift.units.Duration;
import io.trino.client.ClientSession;
import io.trino.client.Column;
import io.trino.client.QueryError;
import io.trino.client.QueryStatusInfo;
import io.trino.client.Row;
import io.trino.client.RowField;
import io.trino.client.StatementClient;
import io.trino.client.StatementClientFactory;
import io.trino.grammar.sql.SqlBaseBaseListener;
import io.trino.grammar.sql.SqlBaseLexer;
import io.trino.grammar.sql.SqlBaseParser;
import io.trino.plugin.memory.MemoryPlugin;
import io.trino.server.testing.TestingTrinoServer;
import io.trino.sql.parser.ParsingException;
import io.trino.sql.parser.SqlParser;
import io.trino.sql.tree.Identifier;
import io.trino.sql.tree.Query;
import io.trino.sql.tree.StringLiteral;
import java.io.BufferedReader;
import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Stream;
import okhttp3.OkHttpClient;
import org.antlr.v4.runtime.CharStream;
import org.antlr.v4.runtime.CharStreams;
import org.antlr.v4.runtime.CommonTokenStream;
import org.antlr.v4.runtime.ParserRuleContext;
import org.antlr.v4.runtime.Token;
import org.antlr.v4.runtime.misc.Interval;
import org.antlr.v4.runtime.tree.ParseTreeWalker;
import org.antlr.v4.runtime.tree.TerminalNode;

import static java.nio.charset.StandardCharsets.UTF_8;

/**
 * A Trino server of one node with a memory catalog, asked on standard input and answering on standard output: one JSON
 * object a line each way. Answers carry the request's id and come in any order. A statement that only reads runs beside
 * others; any other one waits for all before it, and all after it wait for it. When the input ends and all is answered,
 * the process ends.
 *
 * <pre>
 * {"id": 1, "op": "query", "sql": "…", "seconds": 120}  {"id": 1, "columns": […], "types": […], "rows": [[…], …]}
 * {"id": 2, "op": "parse", "sql": "…"}                  {"id": 2, "statements": 1, "kind": "Query", "strings": […], …}
 *                                                       {"id": 3, "error": "…", "errorCode": "…", "line": 1, "column": 1}
 * </pre>
 */
public final class TrinoRunner {
  private static final int STATEMENT_SECONDS = 120;
  private static final int AT_ONCE = Math.max(2, Math.min(4, Runtime.getRuntime().availableProcessors()));
  private static final long LARGEST_EXACT = (1L << 53) - 1;
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
  /** Answers are ASCII: no character of a value can be taken for the end of a line or be lost in an encoding. */
  private static final ObjectMapper MAPPER =
      new ObjectMapper(JsonFactory.builder().enable(JsonWriteFeature.ESCAPE_NON_ASCII).build());
  private static final SqlParser PARSER = new SqlParser();
  /** Held here because loggers are collected as garbage, and their levels with them. */
  private static final Logger ROOT_LOGGER = Logger.getLogger("");

  private final PrintStream answers;
  private final TestingTrinoServer server;
  private final OkHttpClient http = new OkHttpClient.Builder().readTimeout(60, TimeUnit.SECONDS).build();
  private final Map<String, String> sessionProperties = new TreeMap<>();

  private TrinoRunner(PrintStream answers, Path data) {
    this.answers = answers;
    server = TestingTrinoServer.builder()
        .setBaseDataDir(Optional.of(data))
        // What is kept of past queries is all that grows here.
        .setProperties(Map.of("query.max-history", "10"))
        .build();
    server.installPlugin(new MemoryPlugin());
    server.createCatalog("memory", "memory");
    sessionProperties.put("task_concurrency", "1");
  }

  public static void main(String[] arguments) throws Exception {
    // Whatever libraries print is not an answer. Trino makes log entries of it, and of what goes to System.err.
    PrintStream answers = new PrintStream(new FileOutputStream(FileDescriptor.out), false, UTF_8);
    PrintStream errors = new PrintStream(new FileOutputStream(FileDescriptor.err), true, UTF_8);
    System.setOut(System.err);
    Path data = Files.createTempDirectory("transigma-trino-");
    Runtime.getRuntime().addShutdownHook(new Thread(() -> delete(data)));
    try {
      TrinoRunner runner = new TrinoRunner(answers, data);
      // From here on it would be a trace of each statement that fails.
      ROOT_LOGGER.setLevel(Level.OFF);
      runner.say(JSON.objectNode().put("ready", true));
      runner.answerAll(new BufferedReader(new InputStreamReader(new FileInputStream(FileDescriptor.in), UTF_8)));
      delete(data);
      Runtime.getRuntime().halt(0);
    } catch (Throwable error) {
      error.printStackTrace(errors);
      delete(data);
      Runtime.getRuntime().halt(1);
    }
  }

  private void answerAll(BufferedReader requests) throws IOException {
    ExecutorService threads = Executors.newCachedThreadPool();
    Semaphore places = new Semaphore(AT_ONCE);
    for (String line = requests.readLine(); line != null; line = requests.readLine()) {
      JsonNode request = MAPPER.readTree(line);
      int taken = readsOnly(request) ? 1 : AT_ONCE;
      places.acquireUninterruptibly(taken);
      threads.submit(() -> {
        try {
          say(answer(request));
        } finally {
          places.release(taken);
        }
      });
    }
    places.acquireUninterruptibly(AT_ONCE);
  }

  private static boolean readsOnly(JsonNode request) {
    if (!request.path("op").asText().equals("query")) return true;
    try {
      return PARSER.createStatement(request.path("sql").asText()) instanceof Query;
    } catch (RuntimeException | StackOverflowError error) {
      return true;
    }
  }

  private synchronized void say(ObjectNode answer) {
    try {
      answers.write(MAPPER.writeValueAsBytes(answer));
    } catch (IOException error) {
      throw new IllegalStateException(error);
    }
    answers.write('\n');
    answers.flush();
    // Nobody is listening any more.
    if (answers.checkError()) Runtime.getRuntime().halt(1);
  }

  private ObjectNode answer(JsonNode request) {
    ObjectNode answer = answerOrError(() -> {
      String sql = request.path("sql").asText();
      String op = request.path("op").asText();
      switch (op) {
        case "query":
          return query(sql, request.path("seconds").asInt(STATEMENT_SECONDS));
        case "parse":
          return parse(sql);
        default:
          return error("no such op: " + op, "NOT_SUPPORTED");
      }
    });
    return answer.set("id", request.path("id"));
  }

  private static ObjectNode answerOrError(Callable<ObjectNode> work) {
    try {
      return work.call();
    } catch (ParsingException error) {
      return error(error.getMessage(), "SYNTAX_ERROR")
          .put("line", error.getLineNumber())
          .put("column", error.getColumnNumber());
    } catch (StackOverflowError error) {
      return error("the stack overflowed", "STACK_OVERFLOW");
    } catch (OutOfMemoryError error) {
      // Other threads may have lost something too: better to end than to answer wrongly.
      new PrintStream(new FileOutputStream(FileDescriptor.err), true).println("out of memory");
      Runtime.getRuntime().halt(1);
      throw error;
    } catch (Throwable error) {
      return error(error.toString(), "GENERIC_INTERNAL_ERROR");
    }
  }

  private static ObjectNode error(String message, String code) {
    return JSON.objectNode().put("error", message).put("errorCode", code);
  }

  // --- query

  private ObjectNode query(String sql, int seconds) {
    ClientSession session;
    synchronized (sessionProperties) {
      Map<String, String> properties = new TreeMap<>(sessionProperties);
      properties.put("query_max_run_time", seconds + "s");
      session = ClientSession.builder()
          .server(server.getBaseUrl())
          .user(Optional.of("transigma"))
          .principal(Optional.of("transigma"))
          .source("transigma")
          .catalog("memory")
          .schema("default")
          .timeZone(ZoneId.of("UTC"))
          .properties(properties)
          .clientRequestTimeout(Duration.valueOf("60s"))
          .build();
    }
    ArrayNode rows = JSON.arrayNode();
    try (StatementClient client = StatementClientFactory.newStatementClient(http, session, sql, Optional.empty())) {
      while (client.isRunning()) {
        Iterable<List<Object>> page = client.currentData().getData();
        if (page != null) page.forEach(row -> rows.add(json(row)));
        client.advance();
      }
      QueryStatusInfo status = client.isFinished() ? client.finalStatusInfo() : client.currentStatusInfo();
      QueryError error = status.getError();
      if (error != null) {
        ObjectNode answer = error(error.getMessage(), error.getErrorName());
        if (error.getErrorLocation() != null) {
          answer.put("line", error.getErrorLocation().getLineNumber());
          answer.put("column", error.getErrorLocation().getColumnNumber());
        }
        return answer;
      }
      synchronized (sessionProperties) {
        sessionProperties.putAll(client.getSetSessionProperties());
        sessionProperties.keySet().removeAll(client.getResetSessionProperties());
      }
      ArrayNode columns = JSON.arrayNode();
      ArrayNode types = JSON.arrayNode();
      if (status.getColumns() != null) {
        for (Column column : status.getColumns()) {
          columns.add(column.getName());
          types.add(column.getType());
        }
      }
      ObjectNode answer = JSON.objectNode();
      answer.set("columns", columns);
      answer.set("types", types);
      answer.set("rows", rows);
      return answer;
    }
  }

  /** Numbers that JavaScript cannot hold are given as text, and so is all that JSON has no word for. */
  private static JsonNode json(Object value) {
    if (value == null) return JSON.nullNode();
    if (value instanceof Boolean) return JSON.booleanNode((Boolean) value);
    if (value instanceof Byte || value instanceof Short || value instanceof Integer || value instanceof Long) {
      long number = ((Number) value).longValue();
      boolean exact = -LARGEST_EXACT <= number && number <= LARGEST_EXACT;
      return exact ? JSON.numberNode(number) : JSON.textNode(Long.toString(number));
    }
    if (value instanceof Float && Float.isFinite((Float) value)) {
      return JSON.numberNode(new BigDecimal(value.toString()));
    }
    if (value instanceof Double && Double.isFinite((Double) value)) return JSON.numberNode((Double) value);
    if (value instanceof byte[]) return JSON.textNode(HexFormat.of().formatHex((byte[]) value));
    if (value instanceof List) {
      ArrayNode array = JSON.arrayNode();
      ((List<?>) value).forEach(element -> array.add(json(element)));
      return array;
    }
    if (value instanceof Row) {
      ArrayNode array = JSON.arrayNode();
      for (RowField field : ((Row) value).getFields()) array.add(json(field.getValue()));
      return array;
    }
    if (value instanceof Map) {
      ObjectNode object = JSON.objectNode();
      ((Map<?, ?>) value).forEach((key, element) -> object.set(String.valueOf(key), json(element)));
      return object;
    }
    return JSON.textNode(value.toString());
  }

  // --- parse

  private static ObjectNode parse(String sql) {
    List<String> kinds = new ArrayList<>();
    LeafListener leaves = new LeafListener();
    for (Interval piece : pieces(sql)) {
      CharStream whole = CharStreams.fromString(sql);
      String text = whole.getText(piece);
      // Blanked out, not cut off: errors are to be found at their place in the whole text.
      String before = piece.a == 0 ? "" : whole.getText(Interval.of(0, piece.a - 1)).replaceAll("[^\\r\\n]", " ");
      kinds.add(PARSER.createStatement(before + text).getClass().getSimpleName());
      leaves.characters = CharStreams.fromString(text);
      SqlBaseParser parser = new SqlBaseParser(new CommonTokenStream(lexer(leaves.characters)));
      parser.removeErrorListeners();
      ParseTreeWalker.DEFAULT.walk(leaves, parser.singleStatement());
    }
    ObjectNode answer = JSON.objectNode().put("statements", kinds.size()).put("kind", String.join(";", kinds));
    answer.set("strings", leaves.strings);
    answer.set("identifiers", leaves.identifiers);
    answer.set("numbers", leaves.numbers);
    return answer;
  }

  private static SqlBaseLexer lexer(CharStream characters) {
    SqlBaseLexer lexer = new SqlBaseLexer(characters);
    lexer.removeErrorListeners();
    return lexer;
  }

  /** Where the statements are that a client would send one by one: split at semicolons, without those that say nothing. */
  private static List<Interval> pieces(String sql) {
    List<Interval> pieces = new ArrayList<>();
    int start = 0;
    boolean empty = true;
    for (Token token : lexer(CharStreams.fromString(sql)).getAllTokens()) {
      if (token.getType() == SqlBaseLexer.SEMICOLON) {
        if (!empty) pieces.add(Interval.of(start, token.getStartIndex() - 1));
        start = token.getStopIndex() + 1;
        empty = true;
      } else if (token.getChannel() == Token.DEFAULT_CHANNEL) {
        empty = false;
      }
    }
    if (!empty) pieces.add(Interval.of(start, sql.codePointCount(0, sql.length()) - 1));
    return pieces;
  }

  /** Literals and names in the order of the text. Of the tree of syntax, because Trino's AST gives no such order. */
  private static final class LeafListener extends SqlBaseBaseListener {
    private CharStream characters;
    private final ArrayNode strings = JSON.arrayNode();
    private final ArrayNode identifiers = JSON.arrayNode();
    private final ArrayNode numbers = JSON.arrayNode();

    private String text(ParserRuleContext context) {
      return characters.getText(Interval.of(context.getStart().getStartIndex(), context.getStop().getStopIndex()));
    }

    private void string(ParserRuleContext context) {
      strings.add(((StringLiteral) PARSER.createExpression(text(context))).getValue());
    }

    @Override
    public void enterBasicStringLiteral(SqlBaseParser.BasicStringLiteralContext context) {
      string(context);
    }

    @Override
    public void enterUnicodeStringLiteral(SqlBaseParser.UnicodeStringLiteralContext context) {
      string(context);
    }

    @Override
    public void enterUnquotedIdentifier(SqlBaseParser.UnquotedIdentifierContext context) {
      identifiers.add(text(context));
    }

    @Override
    public void enterQuotedIdentifier(SqlBaseParser.QuotedIdentifierContext context) {
      identifiers.add(((Identifier) PARSER.createExpression(text(context))).getValue());
    }

    @Override
    public void visitTerminal(TerminalNode node) {
      switch (node.getSymbol().getType()) {
        case SqlBaseLexer.INTEGER_VALUE:
        case SqlBaseLexer.DECIMAL_VALUE:
        case SqlBaseLexer.DOUBLE_VALUE:
          boolean signed = node.getParent() instanceof SqlBaseParser.NumberContext;
          numbers.add(signed ? node.getParent().getText() : node.getText());
          break;
        default:
      }
    }
  }

  private static void delete(Path folder) {
    if (!Files.exists(folder)) return;
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) Files.deleteIfExists(file);
    } catch (IOException | RuntimeException error) {
      // It is a folder for temporary files: the system clears it some day.
    }
  }
}
