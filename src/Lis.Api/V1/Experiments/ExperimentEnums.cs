using Lis.Api.V1.Building;
using Lis.Domain;

namespace Lis.Api.V1.Experiments;

static class ExperimentEnums
{
    public static void Declare(ModelDraft model)
    {
        model.Enum<TemaanalyseKommissoriumStatus>(
            "Standing of the terms of reference.",
            "Kommissoriestatus",
            (TemaanalyseKommissoriumStatus.Missing, "There is none.", "Mangler"),
            (TemaanalyseKommissoriumStatus.Drafting, "Being written.", "Under udarbejdelse"),
            (TemaanalyseKommissoriumStatus.Done, "Written.", "Udarbejdet"));
        model.Enum<TemaanalyseStatus>(
            "Standing of a temaanalyse.",
            "Temaanalysestatus",
            (TemaanalyseStatus.Planned, "Not begun.", "Planlagt"),
            (TemaanalyseStatus.Running, "Under way.", "I gang"),
            (TemaanalyseStatus.Completed, "Carried through.", "Gennemført"),
            (TemaanalyseStatus.Stopped, "Given up.", "Stoppet"));
        model.Enum<ProevehandlingExperimentArea>(
            "Fields in which experiments are made.",
            "Eksperimentområde",
            (ProevehandlingExperimentArea.NewThinking, "New ways of thinking.", "Nytænkning"),
            (ProevehandlingExperimentArea.CoCreation, "Creating together with others.", "Samskabelse"),
            (ProevehandlingExperimentArea.Digitalisation, "Digital ways.", "Digitalisering"));
        model.Enum<ProevehandlingStatusBasis>(
            "What a status rests on.",
            "Statusgrundlag",
            (ProevehandlingStatusBasis.Individual, "Said of this prøvehandling.", "Individuel"),
            (ProevehandlingStatusBasis.Group, "Said of several together.", "Samlet"));
        DeclareStatus(model);
    }

    static void DeclareStatus(ModelDraft model) => model.Enum<ProevehandlingStatus>(
        "Steps in the life of a prøvehandling or initiative.",
        "Prøvehandlingsstatus",
        (ProevehandlingStatus.Idea, "An idea.", "Idé"),
        (ProevehandlingStatus.Commissioned, "Decided, not begun.", "Besluttet"),
        (ProevehandlingStatus.Preparing, "Being prepared.", "Under forberedelse"),
        (ProevehandlingStatus.Starting, "About to begin.", "I opstart"),
        (ProevehandlingStatus.Running, "Under way.", "I gang"),
        (ProevehandlingStatus.Evaluating, "Being evaluated.", "Under evaluering"),
        (ProevehandlingStatus.Completed, "Carried through.", "Gennemført"),
        (ProevehandlingStatus.Scaled, "Spread beyond the experiment.", "Udbredt"),
        (ProevehandlingStatus.Stopped, "Given up.", "Stoppet"),
        (ProevehandlingStatus.Unknown, "The paper does not say.", "Ukendt"));
}
