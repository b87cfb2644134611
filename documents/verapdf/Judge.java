import java.io.BufferedReader;
import java.io.FileInputStream;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.TreeSet;
import java.util.logging.Level;
import java.util.logging.LogManager;
import java.util.logging.Logger;
import org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider;
import org.verapdf.pdfa.Foundries;
import org.verapdf.pdfa.PDFAParser;
import org.verapdf.pdfa.PDFAValidator;
import org.verapdf.pdfa.flavours.PDFAFlavour;
import org.verapdf.pdfa.results.TestAssertion;
import org.verapdf.pdfa.results.ValidationResult;

/**
 * Judges PDF files with the veraPDF library, one per line of standard input: "flavour TAB path".
 * Answers one line each: "PASS", "FAIL TAB clause-test message TAB ..." or "ERROR TAB reason".
 * One virtual machine serves a whole test run, because starting it is the slow part.
 */
public final class Judge {
    private static final int MAX_FAILURES = -1;

    public static void main(String[] arguments) throws Exception {
        PrintStream answers = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        System.setOut(System.err);
        LogManager.getLogManager().reset();
        Logger.getLogger("").setLevel(Level.OFF);
        VeraGreenfieldFoundryProvider.initialise();
        answers.println("READY");
        BufferedReader questions =
            new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        for (String line = questions.readLine(); line != null; line = questions.readLine()) {
            String[] parts = line.split("\t", 2);
            answers.println(parts.length == 2 ? judge(parts[0], parts[1]) : "ERROR\tno path");
        }
    }

    private static String judge(String flavourName, String path) {
        PDFAFlavour flavour = PDFAFlavour.fromString(flavourName);
        if (flavour == PDFAFlavour.NO_FLAVOUR) {
            return "ERROR\tunknown flavour " + flavourName;
        }
        try (InputStream file = new FileInputStream(path);
                PDFAParser parser = Foundries.defaultInstance().createParser(file, flavour);
                PDFAValidator validator =
                    Foundries.defaultInstance().createValidator(flavour, MAX_FAILURES, false, false, false)) {
            return report(validator.validate(parser));
        } catch (Exception | StackOverflowError failure) {
            return "ERROR\t" + oneLine(String.valueOf(failure));
        }
    }

    private static String report(ValidationResult result) {
        if (result.isCompliant()) {
            return "PASS";
        }
        TreeSet<String> rules = new TreeSet<>();
        for (TestAssertion assertion : result.getTestAssertions()) {
            if (assertion.getStatus() == TestAssertion.Status.FAILED) {
                rules.add(assertion.getRuleId().getClause() + "-" + assertion.getRuleId().getTestNumber()
                    + " " + oneLine(assertion.getMessage()));
            }
        }
        return "FAIL\t" + String.join("\t", rules);
    }

    private static String oneLine(String text) {
        return text.replaceAll("\\s+", " ");
    }
}
