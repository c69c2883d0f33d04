import annotators from "./annotators.json";
import assign from "./assign.json";
import common from "./common.json";
import compare from "./compare.json";
import content from "./content.json";
import dataset from "./dataset.json";
import desk from "./desk.json";
import error from "./error.json";
import exports from "./export.json";
import ingest from "./ingest.json";
import judge from "./judge.json";
import measure from "./measure.json";
import needs from "./needs.json";
import people from "./people.json";
import protocol from "./protocol.json";
import rating from "./rating.json";
import release from "./release.json";

const messages = {
  annotators,
  assign,
  common,
  compare,
  content,
  dataset,
  desk,
  error,
  export: exports,
  ingest,
  judge,
  measure,
  needs,
  people,
  protocol,
  rating,
  release,
};
export default messages;
