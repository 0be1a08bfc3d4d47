package io.commentlog.broker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.commentlog.event.Topics;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class TopicFileTest {
    private static TopicFile parsed(String json) {
        return TopicFile.parse("t.json", json.replace('\'', '"').getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void isReadFromJson() {
        TopicFile file = parsed("{'topic':'t','partitions':3,'key':'k','value':'v','configs':{'retention.ms':'-1'}}");
        assertThat(file).isEqualTo(new TopicFile("t", 3, new TreeMap<>(Map.of("retention.ms", "-1")), "k", "v"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
            {'topic':'t','partitions':3,'key':'k','value':'v','configs':{},'x':1,'a':2} | t.json has unknown fields: a, x
            {'topic':'t','partitions':3,'key':'k','value':'v'}                   | t.json: configs must be there, as an object
            {'topic':'t','partitions':3,'key':'k','value':'v','configs':{'a':1}} | t.json: a must be a string
            {'topic':'t','partitions':'3','key':'k','value':'v','configs':{}}    | t.json: partitions must be there, as an integer
            {'topic':'t','partitions':0,'key':'k','value':'v','configs':{}}      | Topic t must have at least 1 partition
            {'partitions':3,'key':'k','value':'v','configs':{}}                  | t.json: topic must be there, as a string
            {'topic':'t','topic':'u','partitions':3,'key':'k','value':'v','configs':{}} | t.json is not JSON
            []                                                                   | t.json must be a JSON object
            {                                                                    | t.json is not JSON
        """)
    void saysWhatIsWrongInOneSentence(String json, String sentence) {
        assertThatThrownBy(() -> parsed(json))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(sentence);
    }

    @Test
    void isPackagedForEveryTopic() {
        TopicFiles packaged = TopicFiles.packaged();
        assertThat(packaged.topics())
                .extracting(TopicFile::name)
                .containsExactly(Topics.COMMENTS, Topics.REJECTED, Topics.UNANSWERED);
        assertThat(packaged.groups()).as("only the bot knows its groups").isEmpty();
    }

    @Test
    void isOneForAllGroupsOfTheBot() {
        TopicFiles groups = TopicFiles.ofBotGroups(List.of("reply-bot.a.usual", "reply-bot.any"));
        assertThat(groups.topics()).isEmpty();
        assertThat(groups.groups()).extracting(GroupFile::name).containsExactly("reply-bot.a.usual", "reply-bot.any");
        assertThat(groups.groups())
                .allSatisfy(group -> assertThat(group.configs()).containsEntry("share.auto.offset.reset", "earliest"));
    }

    @Test
    void keepsCommentsForEverOnSixPartitions() {
        TopicFile comments = TopicFiles.packaged().topics().get(0);
        assertThat(comments.partitions()).isEqualTo(6);
        assertThat(comments.configs()).containsEntry("retention.ms", "-1").containsEntry("cleanup.policy", "delete");
    }

    @Test
    void givesTheRejectedTopicRoomForWhateverTheCommentsTopicTakes() {
        TopicFiles packaged = TopicFiles.packaged();
        assertThat(maxBytes(packaged.topics().get(1)))
                .isGreaterThan(maxBytes(packaged.topics().get(0)) + 64 * 1024);
    }

    private static int maxBytes(TopicFile file) {
        return Integer.parseInt(file.configs().get("max.message.bytes"));
    }
}
