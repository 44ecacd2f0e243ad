import de.unihd.dbs.heideltime.standalone.DocumentType;
import de.unihd.dbs.heideltime.standalone.HeidelTimeStandalone;
import de.unihd.dbs.heideltime.standalone.OutputType;
import de.unihd.dbs.heideltime.standalone.POSTagger;
import de.unihd.dbs.uima.annotator.heideltime.resources.Language;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.SimpleDateFormat;
import java.util.Date;

/**
 * Runs HeidelTime over a folder of texts in one machine: its own command starts one a text.
 * Arguments: the folder, its config.props, news or narratives. A text 2024-03-26_7.txt was
 * written on that day; its TimeML is put beside it.
 */
class HeidelTime {
    public static void main(String[] arguments) throws Exception {
        DocumentType type = DocumentType.valueOf(arguments[2].toUpperCase());
        HeidelTimeStandalone tagger = new HeidelTimeStandalone(
            Language.ENGLISH, type, OutputType.TIMEML, arguments[1], POSTagger.TREETAGGER);
        try (var texts = Files.newDirectoryStream(Path.of(arguments[0]), "*.txt")) {
            for (Path text : texts) {
                String name = text.getFileName().toString();
                Date day = new SimpleDateFormat("yyyy-MM-dd").parse(name.substring(0, 10));
                String read = tagger.process(Files.readString(text), day);
                Files.writeString(text.resolveSibling(name.replace(".txt", ".tml")), read);
            }
        }
    }
}
